// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { trustId, type CommunityId, type MemberId, type Slug } from '../../kernel/ids.js';
import { rolesWith } from '../domain/roles.js';
import { textOf } from './catalogue.js';

/** Who decides requests in a community now: managers, caretakers, co-managers, membership managers. */
export async function listManagers(
  db: Db | Trx,
  communityId: CommunityId,
): Promise<readonly MemberId[]> {
  const deciding: readonly string[] = rolesWith('membership.decide');
  const rows = await db
    .selectFrom('live_role')
    .select('member_id')
    .distinct()
    .where('community_id', '=', communityId)
    .where((e) => e(e.cast<string>('role', 'text'), 'in', [...deciding]))
    .orderBy('member_id')
    .execute();
  return rows.map((row) => trustId<MemberId>(row.member_id));
}

/** What a mail calls a community; undefined for none of that id. */
export async function findCommunityName(
  db: Db | Trx,
  id: CommunityId,
  locale: 'it' | 'en',
): Promise<{ slug: Slug; name: string } | undefined> {
  const { rows } = await sql<{ slug: string; name: string }>`
    select c.slug, t.name from community c join lateral (${textOf(locale)}) t on true
    where c.id = ${id}`.execute(db);
  const [row] = rows;
  return row && { slug: trustId(row.slug), name: row.name };
}
