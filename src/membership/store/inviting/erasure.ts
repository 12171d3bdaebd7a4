// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import {
  trustId,
  type CommunityId,
  type InvitationId,
  type MemberId,
} from '../../../kernel/ids.js';

/** Invitations that stand and went to a proven address of a member. */
export async function listLettersTo(
  trx: Trx,
  memberId: MemberId,
): Promise<readonly { readonly id: InvitationId; readonly communityId: CommunityId }[]> {
  const rows = await trx
    .selectFrom('invitation')
    .select(['id', 'community_id'])
    .where('status', '=', 'pending')
    .where('address_normalised', 'in', provenAddresses(trx, memberId))
    .execute();
  return rows.map((row) => ({ id: trustId(row.id), communityId: trustId(row.community_id) }));
}

/** Of those that are over, addresses and words to the member; of all, the words that the member wrote. */
export async function blankInvitations(trx: Trx, memberId: MemberId): Promise<void> {
  await trx
    .updateTable('invitation')
    .set({ address: null, address_normalised: null, message: '' })
    .where('status', '<>', 'pending')
    .where((e) =>
      e.or([
        e('accepted_by', '=', memberId),
        e('address_normalised', 'in', provenAddresses(trx, memberId)),
      ]),
    )
    .execute();
  await trx
    .updateTable('invitation')
    .set({ message: '' })
    .where('invited_by', '=', memberId)
    .where('message', '<>', '')
    .execute();
}

const provenAddresses = (trx: Trx, memberId: MemberId) =>
  trx
    .selectFrom('member_address')
    .select('value_normalised')
    .where('member_id', '=', memberId)
    .where('proven', '=', true);
