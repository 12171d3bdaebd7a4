// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import {
  trustId,
  type CommunityId,
  type MemberExportId,
  type MemberId,
  type Slug,
} from '../../../kernel/ids.js';
import { textOf } from '../catalogue/query.js';

export async function insertExport(
  trx: Trx,
  begun: {
    readonly id: MemberExportId;
    readonly communityId: CommunityId;
    readonly by: MemberId;
    readonly at: Date;
  },
): Promise<void> {
  const { id, communityId, by, at } = begun;
  await trx
    .insertInto('member_export')
    .values({ id, community_id: communityId, exported_by: by, started_at: at })
    .execute();
}

/** Ends one that is open. @returns whose and of which community it was; undefined when it had ended already */
export async function finishExport(
  trx: Trx,
  id: MemberExportId,
  end: { readonly at: Date; readonly lines: number | undefined; readonly complete: boolean },
): Promise<{ readonly communityId: CommunityId; readonly by: MemberId } | undefined> {
  const row = await trx
    .updateTable('member_export')
    .set({ finished_at: end.at, line_count: end.lines ?? null, complete: end.complete })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .returning(['community_id', 'exported_by'])
    .executeTakeFirst();
  return row && { communityId: trustId(row.community_id), by: trustId(row.exported_by) };
}

/** Those that began before a moment and never ended, a hundred at a time. */
export async function listOpenExports(db: Db, before: Date): Promise<readonly MemberExportId[]> {
  const rows = await db
    .selectFrom('member_export')
    .select('id')
    .where('finished_at', 'is', null)
    .where('started_at', '<', before)
    .orderBy('started_at')
    .limit(100)
    .execute();
  return rows.map(({ id }) => trustId(id));
}

/** An export that ended before the list did. */
export interface BrokenExport {
  readonly at: Date;
}

/** The last export of a community by a member, where it ended before the list did. */
export async function findBrokenExport(
  db: Db,
  communityId: CommunityId,
  by: MemberId,
): Promise<BrokenExport | undefined> {
  const row = await db
    .selectFrom('member_export')
    .select(['started_at', 'complete'])
    .where('community_id', '=', communityId)
    .where('exported_by', '=', by)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.complete === false ? { at: row.started_at } : undefined;
}

export async function deleteOldExports(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('member_export').where('finished_at', '<', before).execute();
}

/** A list that was taken along while somebody belonged. */
export interface ListedExport {
  readonly id: MemberExportId;
  readonly slug: Slug;
  readonly community: string;
  readonly at: Date;
}

/** Lists of members taken along while a person belonged there, newest first; all of them where no limit is given. */
export async function listExportsOf(
  db: Db,
  memberId: MemberId,
  { locale, limit }: { readonly locale: 'it' | 'en'; readonly limit?: number },
): Promise<readonly ListedExport[]> {
  const { rows } = await sql<{ id: string; slug: string; name: string; started_at: Date }>`
    select x.id, c.slug, t.name, x.started_at
    from stint s
    cross join lateral (
      select id, started_at from member_export
      where community_id = s.community_id and started_at >= s.started_at
        and started_at < coalesce(s.ended_at, 'infinity') and line_count is distinct from 0
      order by started_at desc, id desc limit ${limit ?? null}
    ) x
    join community c on c.id = s.community_id left join lateral (${textOf(locale)}) t on true
    where s.member_id = ${memberId} order by x.started_at desc, x.id desc limit ${limit ?? null}`.execute(
    db,
  );
  return rows.map((row) => ({
    id: trustId(row.id),
    slug: trustId(row.slug),
    community: row.name,
    at: row.started_at,
  }));
}
