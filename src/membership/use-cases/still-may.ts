// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import type { CommunityId, MemberId } from '../../kernel/ids.js';
import type { Permission } from '../domain/permissions.js';
import { levelMissingFor } from '../domain/policy.js';
import { readPowers } from '../store/powers.js';

/** Whether somebody who did something once could do it today; the level of that day was asked for on that day. */
export async function stillMay(
  trx: Trx,
  memberId: MemberId,
  permission: Permission,
  communityId?: CommunityId,
): Promise<boolean> {
  const held = await readPowers(trx, memberId, communityId);
  return levelMissingFor({ ...held, memberId, level: 'high' }, permission) === null;
}
