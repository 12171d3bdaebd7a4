// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { BreakGlassTable } from '../../../database/tables/break-glass.js';
import { trustId, type BreakGlassId, type MemberId, type Slug } from '../../../kernel/ids.js';
import type { BreakGlass } from '../../domain/break-glass/break-glass.js';
import { textOf } from '../catalogue/query.js';

/** Violates `break_glass_live_key` for a second one in the same community, `break_glass_hour`. */
export async function insertBreakGlass(trx: Trx, one: BreakGlass): Promise<void> {
  await trx
    .insertInto('break_glass')
    .values({
      id: one.id,
      member_id: one.memberId,
      community_id: one.communityId,
      reason: one.reason,
      started_at: one.startedAt,
      ends_at: one.endsAt,
    })
    .execute();
}

/** Ends one that has not ended; undefined for another. */
export async function endBreakGlassRow(
  trx: Trx,
  id: BreakGlassId,
  { at, by }: { readonly at: Date; readonly by: MemberId | undefined },
): Promise<BreakGlass | undefined> {
  const row = await trx
    .updateTable('break_glass')
    .set({ ended_at: at, ended_by: by ?? null })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .$if(by !== undefined, (q) => q.where('member_id', '=', by ?? ''))
    .returningAll()
    .executeTakeFirst();
  return row && toBreakGlass(row);
}

/** Those whose time is up. */
export async function listDueBreakGlass(db: Db, at: Date): Promise<readonly BreakGlassId[]> {
  const rows = await db
    .selectFrom('break_glass')
    .select('id')
    .where('ended_at', 'is', null)
    .where('ends_at', '<=', at)
    .orderBy('ends_at')
    .limit(500)
    .execute();
  return rows.map(({ id }) => trustId<BreakGlassId>(id));
}

export interface ListedBreakGlass extends BreakGlass {
  readonly displayName: string;
  readonly community: { readonly slug: Slug; readonly name: string };
}

/** Where the previous page ended: a moment as PostgreSQL writes it, id. */
export type BreakGlassKey = readonly [startedAt: string, id: string];

/** One page of them, newest first. */
export async function listBreakGlass(
  db: Db,
  {
    locale,
    after,
    limit,
  }: {
    readonly locale: 'it' | 'en';
    readonly after: BreakGlassKey | undefined;
    readonly limit: number;
  },
): Promise<readonly { readonly item: ListedBreakGlass; readonly key: BreakGlassKey }[]> {
  const { rows } = await sql<
    Selectable<BreakGlassTable> & {
      display_name: string;
      slug: string;
      name: string;
      key: [string, string];
    }
  >`
    select b.*, m.display_name, c.slug, t.name, array[b.started_at::text, b.id::text] as key from break_glass b
    join member_public m on m.id = b.member_id join community c on c.id = b.community_id
    left join lateral (${textOf(locale)}) t on true
    where ${after ? sql`(b.started_at, b.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by b.started_at desc, b.id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({
    key: row.key,
    item: {
      ...toBreakGlass(row),
      displayName: row.display_name,
      community: { slug: trustId(row.slug), name: row.name },
    },
  }));
}

/** Blanks why a member took powers; that they did, where and when, stays. */
export async function blankBreakGlass(trx: Trx, memberId: MemberId): Promise<void> {
  await trx
    .updateTable('break_glass')
    .set({ reason: '-' })
    .where('member_id', '=', memberId)
    .execute();
}

const toBreakGlass = (row: Selectable<BreakGlassTable>): BreakGlass => ({
  id: trustId(row.id),
  memberId: trustId(row.member_id),
  communityId: trustId(row.community_id),
  reason: row.reason,
  startedAt: row.started_at,
  endsAt: row.ends_at,
  endedAt: row.ended_at ?? undefined,
});
