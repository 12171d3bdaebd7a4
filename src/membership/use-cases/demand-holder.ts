// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { MemberId } from '../../kernel/ids.js';
import { reaches } from '../../kernel/level.js';
import type { CommunityRole } from '../domain/permissions.js';
import type { RoleGrant } from '../domain/role-grant.js';
import { grantRules } from '../domain/terms.js';
import { findSurvivor } from '../store/survivor.js';
import { stillMay } from './still-may.js';
import type {} from '../errors.js';

/**
 * Whoever takes a role on, or goes on with it, proves who they are as well as the role demands.
 * @throws PiazzaError `session.level_too_low { minimum }`
 */
export function demandHolderLevel(role: CommunityRole, { level }: Actor): void {
  const { minimumLevel: minimum } = grantRules[role];
  if (!reaches(level, minimum)) {
    throw new PiazzaError('session.level_too_low', { minimum, level, role });
  }
}

/**
 * An offer dies with the right to make it. The level of that day was asked for on that day. What somebody offered who
 * was merged into another since counts as that one's, if they may offer it.
 * @returns who makes the offer now
 * @throws PiazzaError `role.granter_gone`
 */
export async function demandGranter(
  trx: Trx,
  grant: RoleGrant,
  offeredBy: MemberId,
): Promise<MemberId> {
  const memberId = await findSurvivor(trx, offeredBy);
  const mayOffer = memberId !== undefined && (await offers(trx, grant, memberId));
  if (!mayOffer || memberId === grant.memberId) {
    throw new PiazzaError('role.granter_gone', { grant: grant.id });
  }
  return memberId;
}

/**
 * Two signatures are of two people, also after profiles were merged.
 * @throws PiazzaError `role.same_signature`
 */
export async function demandTwoSigners(
  trx: Trx,
  { id, countersignedBy }: RoleGrant,
  grantedBy: MemberId,
): Promise<void> {
  const second = countersignedBy && (await findSurvivor(trx, countersignedBy));
  if (second === grantedBy) throw new PiazzaError('role.same_signature', { grant: id });
}

const offers = (trx: Trx, { role, communityId }: RoleGrant, memberId: MemberId): Promise<boolean> =>
  stillMay(trx, memberId, `role.offer:${role}`, communityId);
