// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { RoleGrantId } from '../../kernel/ids.js';
import type { Community } from '../domain/community.js';
import type { RoleGrant } from '../domain/role-grant.js';
import { lockCommunity } from '../store/communities.js';
import { findGrant, lockGrant } from '../store/grants.js';
import type {} from '../errors.js';

/**
 * Reads a grant with its community, the community locked first as everywhere.
 * @throws PiazzaError `role.not_found`
 */
export async function lockGrantWithCommunity(
  trx: Trx,
  id: RoleGrantId,
): Promise<{ community: Community; grant: RoleGrant }> {
  const known = await findGrant(trx, id);
  if (!known) throw new PiazzaError('role.not_found', { grant: id });
  const community = await lockCommunity(trx, { id: known.communityId });
  const grant = await lockGrant(trx, id);
  if (!grant) throw new PiazzaError('role.not_found', { grant: id });
  return { community, grant };
}
