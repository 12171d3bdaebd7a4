// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import { preparedOn } from '../../database/prepared.js';
import { together } from '../../database/together.js';
import type { MemberId } from '../../kernel/ids.js';
import type { Stint } from '../domain/stint.js';
import { overtakenParts, toOvertaken, type OvertakenRow } from '../store/joining/overtaken.js';
import { stintParts } from '../store/stints.js';
import { offerInvitedRoles } from './inviting/offer-invited-roles.js';
import { record, recordParts } from './record.js';

/** Begins a stint, by whatever way, and closes what else was open for the same pair. */
export async function admit(
  trx: Trx,
  stint: Stint,
  { actor, at }: { actor: MemberId | undefined; at: Date },
): Promise<void> {
  const { memberId, communityId } = stint;
  const about = { at, actor, subject: memberId, community: communityId };
  const data = { stint: stint.id, path: stint.path };
  const [row] = await together<OvertakenRow>(preparedOn(trx), 'admit', [
    ...stintParts(stint),
    ...recordParts({ ...about, type: 'stint.started', data }),
    ...overtakenParts({ communityId, memberId }, at),
  ]);
  if (!row) return;
  const { invitations, request } = toOvertaken(row);
  for (const { id: invitation } of invitations) {
    await record(trx, { ...about, type: 'invitation.superseded', data: { invitation } });
  }
  // Who came in by another way than the letter's link loses nothing that the letter offered.
  await offerInvitedRoles(trx, stint, { invitations, at });
  if (request) await record(trx, { ...about, type: 'join_request.superseded', data: { request } });
}
