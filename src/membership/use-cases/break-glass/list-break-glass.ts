// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { can } from '../../domain/policy.js';
import {
  listBreakGlass as readPage,
  type ListedBreakGlass,
} from '../../store/break-glass/break-glass.js';
import { demand, powersOf } from '../authorise.js';
import { momentOf, pageOf, pageSize, type Listed } from '../../../kernel/pages.js';

export type { ListedBreakGlass } from '../../store/break-glass/break-glass.js';

/**
 * Who acted as manager for a while, where and why, newest first: for administrators, the regional staff and privacy officers.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `request.malformed`
 */
export async function listBreakGlass(
  { db }: { db: Db },
  {
    actor,
    locale,
    cursor,
  }: {
    readonly actor: Actor;
    readonly locale: 'it' | 'en';
    readonly cursor?: string | undefined;
  },
): Promise<Listed<ListedBreakGlass> & { readonly opens: boolean }> {
  const powers = await powersOf(db, actor);
  if (!can(powers, 'audit.read_platform')) demand(powers, 'staff.read');
  const rows = await readPage(db, { locale, after: momentOf(cursor), limit: pageSize + 1 });
  return { ...pageOf(rows), opens: can(powers, 'staff.break_glass') };
}
