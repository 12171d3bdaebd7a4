// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import { newId, type CommunityRequestId, type MemberId } from '../../../kernel/ids.js';

/** One turn of the talk between the staff and who asked for a community. */
export interface RequestMessage {
  readonly side: 'requester' | 'staff';
  readonly text: string;
  readonly at: Date;
}

export async function insertMessage(
  trx: Trx,
  message: RequestMessage & { readonly requestId: CommunityRequestId; readonly author: MemberId },
): Promise<void> {
  const { requestId, author, side, text, at } = message;
  await trx
    .insertInto('community_request_message')
    .values({
      id: newId(at.getTime()),
      request_id: requestId,
      author_id: author,
      side,
      text,
      created_at: at,
    })
    .execute();
}

/** Every one, in the order in which they were written. */
export async function listMessages(
  db: Db,
  requestId: CommunityRequestId,
): Promise<readonly RequestMessage[]> {
  const rows = await db
    .selectFrom('community_request_message')
    .select(['side', 'text', 'created_at'])
    .where('request_id', '=', requestId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ side, text, created_at: at }) => ({ side, text, at }));
}
