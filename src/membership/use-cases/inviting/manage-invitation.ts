// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { InvitationId } from '../../../kernel/ids.js';
import {
  mayBeSentAgain,
  mostLetters,
  sentAgain,
  sentElsewhere,
  type Invitation,
} from '../../domain/inviting/invitation.js';
import {
  endInvitation,
  findInvitation,
  lockInvitation,
  updateLetter,
} from '../../store/invitations.js';
import type { Community } from '../../domain/community.js';
import type { Powers } from '../../domain/policy.js';
import { demandFresh } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { demandLetters } from './demand-letters.js';
import { demandRoles } from './demand-roles.js';
import { holdForInviting } from './hold-for-inviting.js';
import { hashOf, queueLetters, type InvitingDeps } from './letters.js';

interface ManageInvitation {
  readonly actor: Actor;
  readonly invitationId: InvitationId;
}

/**
 * Sends the letter again, with a new link and a new term; the old link is dead.
 * @throws PiazzaError `invitation.not_found`, `right.missing`, `session.level_too_low`, `community.not_active`,
 *   `invitation.ended`, `invitation.too_often` within the hour or after the fifth letter,
 *   `invitation.day_full`
 */
export async function resendInvitation(deps: InvitingDeps, input: ManageInvitation): Promise<void> {
  await transact(deps.db, async (trx) => {
    const { invitation } = await lockForManager(trx, input);
    const at = deps.now();
    if (!mayBeSentAgain(invitation, at)) throw new PiazzaError('invitation.too_often');
    await demandOneMore(deps, trx, invitation, { actor: input.actor, at });
    const again = sentAgain(invitation, at);
    await updateLetter(trx, again, hashOf(deps, again));
    await tell(trx, invitation, { type: 'invitation.sent', at, actor: input.actor });
    await queueLetters(trx, [again]);
  });
}

/**
 * Sends the letter to another address, because the first one was wrong; the old link is dead. It may be somebody
 * else's, so that whoever does it invites from now on, and offers the role that comes with it.
 * @throws PiazzaError as `resendInvitation`, `session.not_fresh` where a role is offered, `right.missing { guests }` and
 *   `role.not_in_use { guests }` where it cannot be, `invitation.too_often` after the fifth letter only,
 *   `invitation.already_open`
 */
export async function readdressInvitation(
  deps: InvitingDeps,
  { address, ...input }: ManageInvitation & { readonly address: string },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const { invitation, community, powers } = await lockForManager(trx, input);
    const { role } = invitation;
    if (role) demandFresh(input.actor, deps.now);
    demandRoles(powers, community, [{ address, role }]);
    if (invitation.sentCount >= mostLetters) throw new PiazzaError('invitation.too_often');
    const at = deps.now();
    await demandOneMore(deps, trx, invitation, { actor: input.actor, at });
    const again = sentElsewhere(invitation, { address, by: input.actor.memberId, at });
    await updateLetter(trx, again, hashOf(deps, again));
    await tell(trx, invitation, { type: 'invitation.sent', at, actor: input.actor });
    await queueLetters(trx, [again]);
  });
}

/**
 * Takes an invitation back: its link is dead.
 * @throws PiazzaError as `resendInvitation`, but for how often and how many
 */
export async function revokeInvitation(
  deps: Pick<InvitingDeps, 'db' | 'now'>,
  input: ManageInvitation,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const { invitation } = await lockForManager(trx, input);
    const at = deps.now();
    await endInvitation(trx, invitation.id, { status: 'revoked', at });
    await tell(trx, invitation, { type: 'invitation.revoked', at, actor: input.actor });
  });
}

const demandOneMore = async (
  { lettersOfDay: most }: Pick<InvitingDeps, 'lettersOfDay'>,
  trx: Trx,
  { communityId }: Invitation,
  { actor, at }: { readonly actor: Actor; readonly at: Date },
): Promise<void> =>
  demandLetters(trx, { communityId, by: actor.memberId }, { letters: 1, most, at });

async function lockForManager(
  trx: Trx,
  { actor, invitationId }: ManageInvitation,
): Promise<{
  readonly invitation: Invitation;
  readonly community: Community;
  readonly powers: Powers;
}> {
  const found = await findInvitation(trx, invitationId);
  if (!found) throw new PiazzaError('invitation.not_found', { invitationId });
  const held = await holdForInviting(trx, { actor, by: { id: found.communityId } });
  const invitation = await lockInvitation(trx, invitationId);
  if (invitation?.status !== 'pending') throw new PiazzaError('invitation.ended');
  return { ...held, invitation };
}

async function tell(
  trx: Trx,
  { id, communityId }: Invitation,
  { type, at, actor }: { type: 'invitation.sent' | 'invitation.revoked'; at: Date; actor: Actor },
): Promise<void> {
  const data = { invitation: id };
  await record(trx, { type, at, actor: actor.memberId, community: communityId, data });
}
