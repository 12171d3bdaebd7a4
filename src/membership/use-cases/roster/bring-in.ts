// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../../kernel/actor.js';
import type { InvitationId, MemberId, Slug } from '../../../kernel/ids.js';
import { listInvitedAddresses } from '../../store/invitations.js';
import { findOpenRequest } from '../../store/request-clock.js';
import { findLiveStint } from '../../store/stints.js';
import { decideJoinRequest } from '../decide-join-request.js';
import { holdForInviting } from '../inviting/hold-for-inviting.js';
import { inviteMembers } from '../inviting/invite-members.js';
import type { InvitingDeps } from '../inviting/letters.js';
import { transact } from '../transact.js';

export type BroughtIn =
  /** They belonged already; or they had asked, and are let in. */
  | { readonly outcome: 'member' | 'approved' }
  /** They are asked by mail. No id where an invitation to that address stood already. */
  | { readonly outcome: 'invited'; readonly invitationId: InvitationId | undefined }
  /** They have not asked, and nobody knows where to ask them. */
  | { readonly outcome: 'unreachable' };

/**
 * Brings somebody in as far as their own will reaches: who asked is let in, everybody else is asked by mail and comes
 * in by their own act. Whoever belongs, or is asked already, stays as they are.
 *
 * @throws PiazzaError as `inviteMembers` and `decideJoinRequest`
 */
export async function bringIn(
  deps: InvitingDeps,
  input: {
    readonly actor: Actor;
    readonly slug: Slug;
    readonly memberId: MemberId;
    /** Of theirs, where the actor may know one. */
    readonly address: string | undefined;
    readonly locale: 'it' | 'en';
  },
): Promise<BroughtIn> {
  const { actor, slug, memberId, address, locale } = input;
  return transact(deps.db, async (trx) => {
    const within = { ...deps, db: trx };
    const { community } = await holdForInviting(trx, { actor, by: slug });
    const communityId = community.id;
    if (await findLiveStint(trx, communityId, memberId)) return { outcome: 'member' };
    const request = await findOpenRequest(trx, { communityId, memberId });
    if (request) {
      const approval = { actor, requestId: request.id, decision: 'approve' } as const;
      await decideJoinRequest(within, approval);
      return { outcome: 'approved' };
    }
    if (address === undefined) return { outcome: 'unreachable' };
    const invited = await listInvitedAddresses(trx, communityId, [address]);
    if (invited.size > 0) return { outcome: 'invited', invitationId: undefined };
    const guests = [{ address }];
    const { invitations } = await inviteMembers(within, { actor, slug, guests, locale });
    return { outcome: 'invited', invitationId: invitations[0] };
  });
}
