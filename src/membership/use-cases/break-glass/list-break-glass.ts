// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { can } from '../../domain/policy.js';
import {
  listBreakGlass as readAll,
  type ListedBreakGlass,
} from '../../store/break-glass/break-glass.js';
import { demand, powersOf } from '../authorise.js';

export type { ListedBreakGlass } from '../../store/break-glass/break-glass.js';

/**
 * Who acted as manager for a while, where and why: for administrators, the regional staff and privacy officers.
 * @throws PiazzaError `right.missing`, `session.level_too_low`
 */
export async function listBreakGlass(
  { db }: { db: Db },
  { actor, locale }: { actor: Actor; locale: 'it' | 'en' },
): Promise<{ readonly items: readonly ListedBreakGlass[]; readonly opens: boolean }> {
  const powers = await powersOf(db, actor);
  if (!can(powers, 'audit.read_platform')) demand(powers, 'staff.read');
  return { items: await readAll(db, locale), opens: can(powers, 'staff.break_glass') };
}
