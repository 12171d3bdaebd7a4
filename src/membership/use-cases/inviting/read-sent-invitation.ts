// SPDX-License-Identifier: AGPL-3.0-or-later
import { isTrx, type Db, type Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { InvitationId, Slug } from '../../../kernel/ids.js';
import type { Invitation } from '../../domain/inviting/invitation.js';
import { getCommunity, holdCommunity } from '../../store/communities.js';
import { findInvitation, lockInvitation } from '../../store/invitations.js';
import { demand, demandSight, powersOf } from '../authorise.js';

/**
 * One invitation of a community, for who may invite; kept as it is where the caller's transaction goes on to change it.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `invitation.not_found`
 */
export async function readSentInvitation(
  { db }: { db: Db | Trx },
  { actor, slug, invitationId }: { actor: Actor; slug: Slug; invitationId: InvitationId },
): Promise<Invitation> {
  const community = isTrx(db) ? await holdCommunity(db, slug) : await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  demand(powers, 'membership.invite');
  const find = isTrx(db) ? lockInvitation(db, invitationId) : findInvitation(db, invitationId);
  const invitation = await find;
  if (invitation?.communityId !== community.id) {
    throw new PiazzaError('invitation.not_found', { invitationId });
  }
  return invitation;
}
