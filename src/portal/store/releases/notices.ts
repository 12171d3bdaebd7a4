// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Trx } from '../../../database/database.js';
import type { ClientId, MemberId } from '../../../kernel/ids.js';

/** Keeps that the member was shown these claims, beside those shown before; after an end they count anew. */
export async function recordNotice(
  trx: Trx,
  notice: {
    readonly memberId: MemberId;
    readonly clientId: ClientId;
    readonly claims: readonly string[];
    readonly at: Date;
  },
): Promise<void> {
  await trx
    .insertInto('release_notice')
    .values({
      member_id: notice.memberId,
      client_id: notice.clientId,
      claims: [...notice.claims],
      shown_at: notice.at,
    })
    .onConflict((oc) =>
      oc.columns(['member_id', 'client_id']).doUpdateSet({
        claims: sql`case when release_notice.ended_at is null
          then array(select distinct unnest(release_notice.claims || excluded.claims) order by 1)
          else excluded.claims end`,
        shown_at: notice.at,
        ended_at: null,
      }),
    )
    .execute();
}

/** From now on the portal receives nothing; false where it received nothing before either. */
export async function endNotice(
  trx: Trx,
  of: { readonly memberId: MemberId; readonly clientId: ClientId; readonly at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('release_notice')
    .set({ ended_at: of.at })
    .where('member_id', '=', of.memberId)
    .where('client_id', '=', of.clientId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteNotices(trx: Trx, memberId: MemberId): Promise<void> {
  await trx.deleteFrom('release_notice').where('member_id', '=', memberId).execute();
}
