// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../database/database.js';
import { trustId, type JoinRequestId, type Slug } from '../../kernel/ids.js';
import { textOf } from './catalogue/query.js';

/** A request that a community has not answered in its time; who asks is not the staff's business. */
export interface EscalatedRequest {
  readonly id: JoinRequestId;
  readonly slug: Slug;
  readonly name: string;
  readonly expectedBy: Date;
}

export async function listEscalatedRequests(
  db: Db,
  { locale, limit }: { locale: 'it' | 'en'; limit: number },
): Promise<readonly EscalatedRequest[]> {
  const { rows } = await sql<{ id: string; slug: string; name: string; expected_by: Date }>`
    select r.id, c.slug, t.name, r.expected_by
    from join_request r join community c on c.id = r.community_id
    left join lateral (${textOf(locale)}) t on true
    where r.status = 'pending' and r.escalated_at is not null
    order by r.expected_by limit ${limit}`.execute(db);
  return rows.map((row) => ({
    id: trustId(row.id),
    slug: trustId(row.slug),
    name: row.name,
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
