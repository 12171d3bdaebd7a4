// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import { endInvitation } from '../../store/invitations.js';
import { blankInvitations, listLettersTo } from '../../store/inviting/erasure.js';
import { record } from '../record.js';

/**
 * Ends the invitations that were sent to a member who is erased, and forgets their addresses and what the
 * member wrote in invitations of others. In identity's transaction, while the addresses are still known.
 */
export async function eraseInvitations(trx: Trx, memberId: MemberId, at: Date): Promise<void> {
  for (const { id, communityId: community } of await listLettersTo(trx, memberId)) {
    if (!(await endInvitation(trx, id, { status: 'superseded', at }))) continue;
    await record(trx, { type: 'invitation.superseded', at, community, data: { invitation: id } });
  }
  await blankInvitations(trx, memberId);
}
