// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';
import type { Stint } from '../domain/stint.js';
import { endInvitation, listInvitationsOf } from '../store/invitations.js';
import { closeOpenRequest } from '../store/join-requests.js';
import { insertStint } from '../store/stints.js';
import { offerInvitedRoles } from './inviting/offer-invited-roles.js';
import { record } from './record.js';

/** Begins a stint, by whatever way, and closes what else was open for the same pair. */
export async function admit(
  trx: Trx,
  stint: Stint,
  { actor, at }: { actor: MemberId | undefined; at: Date },
): Promise<void> {
  const { memberId, communityId } = stint;
  await insertStint(trx, stint);
  const about = { at, actor, subject: memberId, community: communityId };
  await record(trx, {
    ...about,
    type: 'stint.started',
    data: { stint: stint.id, path: stint.path },
  });
  const invitations = await listInvitationsOf(trx, { communityId, memberId });
  for (const invitation of invitations) {
    await endInvitation(trx, invitation.id, { status: 'superseded', at });
    const data = { invitation: invitation.id };
    await record(trx, { ...about, type: 'invitation.superseded', data });
  }
  // Who came in by another way than the letter's link loses nothing that the letter offered.
  await offerInvitedRoles(trx, stint, { invitations, at });
  const left = await closeOpenRequest(trx, { memberId, communityId }, 'superseded');
  if (left) {
    await record(trx, { ...about, type: 'join_request.superseded', data: { request: left.id } });
  }
}
