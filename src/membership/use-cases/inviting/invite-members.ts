// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { NewEvent } from '../../../database/outbox.js';
import type { Actor } from '../../../kernel/actor.js';
import { normaliseAddress } from '../../../kernel/email-address.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type InvitationId, type Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import { mostGuests } from '../../domain/inviting/guest-list.js';
import { invite, type Guest, type Invitation } from '../../domain/inviting/invitation.js';
import { holdCommunity } from '../../store/communities.js';
import { insertInvitations, listInvitedAddresses } from '../../store/invitations.js';
import { demand, demandActive, demandFresh, demandSight, powersOf } from '../authorise.js';
import { recordAll } from '../record.js';
import { transact } from '../transact.js';
import { demandLetters } from './demand-letters.js';
import { demandRoles } from './demand-roles.js';
import { hashOf, queueLetters, type InvitingDeps } from './letters.js';

export interface InviteMembers {
  readonly actor: Actor;
  readonly slug: Slug;
  /** At most 300. */
  readonly guests: readonly Guest[];
  readonly locale: 'it' | 'en';
  /** For every letter. */
  readonly message?: string | undefined;
}

/**
 * Invites people by mail, one or many: all of them or, when one cannot be invited, none.
 *
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `session.not_fresh` when
 *   roles are offered, `community.not_active`, `invitation.too_many`, `right.missing { guests }` and
 *   `role.not_in_use { guests }` with those whose role cannot be offered,
 *   `invitation.already_open { addresses }` with those that are invited already,
 *   `invitation.day_full`
 */
export async function inviteMembers(
  deps: InvitingDeps,
  { actor, slug, guests, ...letter }: InviteMembers,
): Promise<{ readonly sent: number; readonly invitations: readonly InvitationId[] }> {
  if (guests.length === 0 || guests.length > mostGuests) {
    throw new PiazzaError('invitation.too_many', { most: mostGuests });
  }
  if (guests.some(({ role }) => role)) demandFresh(actor, deps.now);
  return transact(deps.db, async (trx) => {
    const community = await holdCommunity(trx, slug);
    const powers = await powersOf(trx, actor, community.id);
    demandSight(powers, community);
    demand(powers, 'membership.invite');
    demandActive(community);
    demandRoles(powers, community, guests);
    await demandUninvited(trx, community, guests);

    const at = deps.now();
    const from = { communityId: community.id, by: actor.memberId };
    await demandLetters(trx, from, { letters: guests.length, most: deps.lettersOfDay, at });

    const batch = guests.length > 1 ? newId() : undefined;
    const { locale, message = '' } = letter;
    const { communityId, by: invitedBy } = from;
    const sending = { communityId, invitedBy, locale, message, batch, at };
    const invitations = guests.map((guest) => invite(guest, sending));
    await insertInvitations(
      trx,
      invitations.map((invitation) => ({ invitation, tokenHash: hashOf(deps, invitation) })),
    );
    await recordAll(trx, invitations.map(sent));
    await queueLetters(trx, invitations);
    return { sent: invitations.length, invitations: invitations.map(({ id }) => id) };
  });
}

async function demandUninvited(
  trx: Trx,
  community: Community,
  guests: readonly Guest[],
): Promise<void> {
  const addresses = guests.map(({ address }) => address);
  const invited = await listInvitedAddresses(trx, community.id, addresses);
  const twice = addresses.filter((address) => invited.has(normaliseAddress(address)));
  if (twice.length > 0) throw new PiazzaError('invitation.already_open', { addresses: twice });
}

const sent = (invitation: Invitation): NewEvent => ({
  type: 'invitation.sent',
  at: invitation.createdAt,
  actor: invitation.invitedBy,
  community: invitation.communityId,
  data: { invitation: invitation.id, role: invitation.role },
});
