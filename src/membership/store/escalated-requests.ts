// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import {
  trustId,
  type CommunityId,
  type JoinRequestId,
  type SeatId,
  type Slug,
} from '../../kernel/ids.js';
import { textOf } from './catalogue/query.js';

/** A request that a community has not answered in its time; which person asks is not the staff's business. */
export interface EscalatedRequest {
  readonly id: JoinRequestId | SeatId;
  /** The organisation that asks for a seat; undefined for a person. */
  readonly organisation: string | undefined;
  readonly slug: Slug;
  readonly name: string;
  readonly expectedBy: Date;
  /** When the staff wrote to the managers of the community last. */
  readonly remindedAt: Date | undefined;
}

/** Where the previous page ended: a moment as PostgreSQL writes it, id of the request. */
export type EscalatedKey = readonly [expectedBy: string, id: string];

interface Page {
  readonly locale: 'it' | 'en';
  readonly after?: EscalatedKey | undefined;
  readonly limit: number;
}

/** One page of them, the oldest first. */
export async function listEscalatedRequests(
  db: Db,
  { locale, after, limit }: Page,
): Promise<readonly { readonly request: EscalatedRequest; readonly key: EscalatedKey }[]> {
  const beyond = after
    ? sql`(expected_by, id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : sql`true`;
  const { rows } = await sql<{
    id: string;
    slug: string;
    name: string;
    expected_by: Date;
    organisation: string | null;
    managers_reminded_at: Date | null;
    key: [string, string];
  }>`
    with waiting as (
      (select id, community_id, expected_by, null::uuid as organisation_id from join_request
        where status = 'pending' and escalated_at is not null and ${beyond} order by expected_by, id limit ${limit})
      union all (select id, community_id, expected_by, organisation_id from seat
        where status = 'requested' and escalated_at is not null and ${beyond} order by expected_by, id limit ${limit})
    )
    select w.id, c.slug, t.name, w.expected_by, o.name as organisation, c.managers_reminded_at,
      array[w.expected_by::text, w.id::text] as key
    from waiting w join community c on c.id = w.community_id
    left join organisation o on o.id = w.organisation_id
    left join lateral (${textOf(locale)}) t on true
    order by w.expected_by, w.id limit ${limit}`.execute(db);
  return rows.map(({ key, ...row }) => ({
    key,
    request: {
      id: trustId(row.id),
      slug: trustId(row.slug),
      name: row.name,
      organisation: row.organisation ?? undefined,
      expectedBy: row.expected_by,
      remindedAt: row.managers_reminded_at ?? undefined,
    },
  }));
}

/** Whether a community leaves something without an answer beyond its time. */
export async function hasEscalated(trx: Trx, communityId: CommunityId): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from join_request
      where community_id = ${communityId} and status = 'pending' and escalated_at is not null
    ) or exists (
      select from seat where community_id = ${communityId} and status = 'requested' and escalated_at is not null
    ) as found`.execute(trx);
  return rows[0]?.found ?? false;
}

/** False when its managers were written to since a moment. */
export async function markReminded(
  trx: Trx,
  communityId: CommunityId,
  { at, since }: { readonly at: Date; readonly since: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('community')
    .set({ managers_reminded_at: at })
    .where('id', '=', communityId)
    .where((e) =>
      e.or([e('managers_reminded_at', 'is', null), e('managers_reminded_at', '<=', since)]),
    )
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** When an answer is due; undefined for a request that is over. */
export async function findExpectedBy(db: Db, id: JoinRequestId): Promise<Date | undefined> {
  const row = await db
    .selectFrom('join_request')
    .select('expected_by')
    .where('id', '=', id)
    .where('status', 'in', ['pending', 'needs_info'])
    .executeTakeFirst();
  return row?.expected_by;
}
