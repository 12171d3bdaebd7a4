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

/** A portal that received nothing any more receives something again; false where it had not ended. */
export async function resumeNotice(
  trx: Trx,
  notice: {
    readonly memberId: MemberId;
    readonly clientId: ClientId;
    readonly claims: readonly string[];
    readonly at: Date;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('release_notice')
    .set({
      claims: [...notice.claims],
      shown_at: notice.at,
      ended_at: null,
      begun_at: notice.at,
    })
    .where('member_id', '=', notice.memberId)
    .where('client_id', '=', notice.clientId)
    .where('ended_at', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Where a merged person wanted portals to receive nothing, that holds for who remains and was shown nothing there. */
export async function carryEnds(
  trx: Trx,
  { from, into }: { readonly from: MemberId; readonly into: MemberId },
): Promise<void> {
  await sql`
    insert into release_notice
      (member_id, client_id, claims, shown_at, received, first_received_at, last_received_at, ended_at)
    select ${into}, client_id, claims, shown_at, received, first_received_at, last_received_at, ended_at
    from release_notice where member_id = ${from} and ended_at is not null
    on conflict (member_id, client_id) do nothing`.execute(trx);
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

/**
 * What portals received of somebody who is no more. That they put an end to it stays, and nothing else of it, as long
 * as their former subjects do: what happens to them in the same transaction gets its place afterwards.
 */
export async function forgetNotices(trx: Trx, memberId: MemberId): Promise<void> {
  await sql`
    delete from release_notice n where n.member_id = ${memberId} and (n.ended_at is null or not exists (
      select from portal p join known_subject s on s.sector = p.sector
      where p.client_id = n.client_id and s.member_id = n.member_id))`.execute(trx);
  await trx
    .updateTable('release_notice')
    .set({
      claims: [],
      received: [],
      first_received_at: null,
      last_received_at: null,
      provider: null,
      level: null,
    })
    .where('member_id', '=', memberId)
    .execute();
}
