// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Permission } from '../domain/permissions.js';
import { roles } from '../domain/roles.js';
import { platformRoles } from '../store/powers.js';
import { demand, powersOf } from './authorise.js';

/**
 * For features that know no roles: refuses whoever may not do this on the platform.
 * @throws PiazzaError `right.missing`, `session.level_too_low { minimum }`
 */
export async function demandRight(db: Db | Trx, actor: Actor, right: Permission): Promise<void> {
  demand(await powersOf(db, actor), right);
}

/** What somebody's roles on the platform allow, at the level that they demand: for the choice of pages. */
export async function listRights(
  { db }: { db: Db },
  { memberId }: Actor,
): Promise<readonly Permission[]> {
  const held = await platformRoles(db, memberId);
  return [...new Set(held.flatMap((role) => roles[role].permissions))];
}
