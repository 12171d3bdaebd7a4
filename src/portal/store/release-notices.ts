// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { trustId, type ClientId, type MemberId } from '../../kernel/ids.js';

/** Keeps that the member was shown these claims, beside those shown before. */
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
        claims: sql`array(select distinct unnest(release_notice.claims || excluded.claims) order by 1)`,
        shown_at: notice.at,
      }),
    )
    .execute();
}

export interface ShownNotice {
  readonly clientId: ClientId;
  readonly name: string;
  readonly controller: string;
  readonly claims: readonly string[];
  readonly shownAt: Date;
}

/** What each portal has been shown to receive of a member, by name. */
export async function listNotices(
  db: Db | Trx,
  memberId: MemberId,
): Promise<readonly ShownNotice[]> {
  const rows = await db
    .selectFrom('release_notice as r')
    .innerJoin('portal as p', 'p.client_id', 'r.client_id')
    .select(['p.client_id', 'p.name', 'p.controller', 'r.claims', 'r.shown_at'])
    .where('r.member_id', '=', memberId)
    .orderBy('p.name')
    .execute();
  return rows.map((row) => ({
    clientId: trustId(row.client_id),
    name: row.name,
    controller: row.controller,
    claims: row.claims,
    shownAt: row.shown_at,
  }));
}

export async function deleteNotices(trx: Trx, memberId: MemberId): Promise<void> {
  await trx.deleteFrom('release_notice').where('member_id', '=', memberId).execute();
}
