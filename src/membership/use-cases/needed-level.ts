// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';
import { higher, type Level } from '../../kernel/level.js';
import { staffLevel } from '../domain/policy.js';
import { grantRules } from '../domain/terms.js';
import { heldRoles } from '../store/held-roles.js';

/** The highest level that a member's roles, in communities and on the platform, demand of their holder. */
export async function neededLevel(db: Db | Trx, memberId: MemberId): Promise<Level> {
  const { community, platform } = await heldRoles(db, memberId);
  const levels = community.map((role) => grantRules[role].minimumLevel);
  return levels.reduce(higher, platform.length > 0 ? staffLevel : 'none');
}
