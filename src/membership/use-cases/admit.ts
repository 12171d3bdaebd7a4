// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import { preparedOn } from '../../database/prepared.js';
import { together } from '../../database/together.js';
import type { MemberId } from '../../kernel/ids.js';
import type { Stint } from '../domain/stint.js';
import { endInvitation, listInvitationsOf } from '../store/invitations.js';
import { closeOpenRequest } from '../store/join-requests.js';
import { leftOpenPart, type LeftOpenRow } from '../store/joining/left-open.js';
import { stintParts } from '../store/stints.js';
import { offerInvitedRoles } from './inviting/offer-invited-roles.js';
import { record, recordParts } from './record.js';

/** Begins a stint, by whatever way, and closes what else was open for the same pair. */
export async function admit(trx: Trx, stint: Stint, by: Admission): Promise<void> {
  const { memberId, communityId: community } = stint;
  const data = { stint: stint.id, path: stint.path };
  const [open] = await together<LeftOpenRow>(preparedOn(trx), 'admit', [
    ...stintParts(stint),
    ...recordParts({ ...by, type: 'stint.started', subject: memberId, community, data }),
    leftOpenPart(stint),
  ]);
  if (open?.invitation) await closeInvitations(trx, stint, by);
  if (open?.request) await closeRequest(trx, stint, by);
}

interface Admission {
  readonly actor: MemberId | undefined;
  readonly at: Date;
}

async function closeInvitations(trx: Trx, stint: Stint, by: Admission): Promise<void> {
  const { memberId: subject, communityId: community } = stint;
  const invitations = await listInvitationsOf(trx, stint);
  for (const { id } of invitations) {
    if (!(await endInvitation(trx, id, { status: 'superseded', at: by.at }))) continue;
    const data = { invitation: id };
    await record(trx, { ...by, type: 'invitation.superseded', subject, community, data });
  }
  // Who came in by another way than the letter's link loses nothing that the letter offered.
  await offerInvitedRoles(trx, stint, { invitations, at: by.at });
}

async function closeRequest(trx: Trx, stint: Stint, by: Admission): Promise<void> {
  const left = await closeOpenRequest(trx, stint, 'superseded');
  if (!left) return;
  const { memberId: subject, communityId: community } = stint;
  const data = { request: left.id };
  await record(trx, { ...by, type: 'join_request.superseded', subject, community, data });
}
