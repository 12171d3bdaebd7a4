// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../database/database.js';
import { trustId, type JoinRequestId, type SeatId, type Slug } from '../../kernel/ids.js';
import { textOf } from './catalogue/query.js';

/** A request that a community has not answered in its time; which person asks is not the staff's business. */
export interface EscalatedRequest {
  readonly id: JoinRequestId | SeatId;
  /** The organisation that asks for a seat; undefined for a person. */
  readonly organisation: string | undefined;
  readonly slug: Slug;
  readonly name: string;
  readonly expectedBy: Date;
}

export async function listEscalatedRequests(
  db: Db,
  { locale, limit }: { locale: 'it' | 'en'; limit: number },
): Promise<readonly EscalatedRequest[]> {
  const { rows } = await sql<{
    id: string;
    slug: string;
    name: string;
    expected_by: Date;
    organisation: string | null;
  }>`
    with waiting as (
      (select id, community_id, expected_by, null::uuid as organisation_id from join_request
        where status = 'pending' and escalated_at is not null order by expected_by limit ${limit})
      union all (select id, community_id, expected_by, organisation_id from seat
        where status = 'requested' and escalated_at is not null order by expected_by limit ${limit})
    )
    select w.id, c.slug, t.name, w.expected_by, o.name as organisation
    from waiting w join community c on c.id = w.community_id
    left join organisation o on o.id = w.organisation_id
    left join lateral (${textOf(locale)}) t on true
    order by w.expected_by limit ${limit}`.execute(db);
  return rows.map((row) => ({
    id: trustId(row.id),
    slug: trustId(row.slug),
    name: row.name,
    organisation: row.organisation ?? undefined,
    expectedBy: row.expected_by,
  }));
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
