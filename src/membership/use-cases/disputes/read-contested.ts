// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { RoleGrantId, Slug } from '../../../kernel/ids.js';
import { getCommunity } from '../../store/communities.js';
import { findGrant } from '../../store/grants.js';
import { nameOf } from '../../store/people.js';
import { demandSight, powersOf } from '../authorise.js';

/**
 * Whose role a manager is about to dispute, for the form.
 * @throws PiazzaError `community.not_found`, `right.missing`, `role.not_found`, `dispute.own`
 */
export async function readContested(
  { db }: { db: Db },
  { actor, slug, grantId }: { actor: Actor; slug: Slug; grantId: RoleGrantId },
): Promise<{ readonly name: string }> {
  const community = await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  if (!powers.communityRoles.includes('manager'))
    throw new PiazzaError('right.missing', { grantId });
  const grant = await findGrant(db, grantId);
  if (grant?.communityId !== community.id || grant.role !== 'manager') {
    throw new PiazzaError('role.not_found', { grantId });
  }
  if (grant.memberId === actor.memberId) throw new PiazzaError('dispute.own', { grantId });
  return { name: (await nameOf(db, grant.memberId)) ?? '' };
}
