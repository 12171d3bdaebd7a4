// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { CommunityGroupTable } from '../../../database/tables/groups.js';
import {
  trustId,
  type CommunityId,
  type GroupId,
  type MemberId,
  type Slug,
} from '../../../kernel/ids.js';
import type { Group } from '../../domain/groups/group.js';

/** Violates `community_group_slug_key` for a slug that any group here ever had, `community_group_name`. */
export async function insertGroup(trx: Trx, group: Group): Promise<void> {
  await trx
    .insertInto('community_group')
    .values({
      id: group.id,
      community_id: group.communityId,
      slug: group.slug,
      name: group.name,
      created_at: group.createdAt,
    })
    .execute();
}

/** A group that has not ended; kept from ending until the end of the transaction. */
export async function holdGroup(
  trx: Trx,
  communityId: CommunityId,
  slug: Slug,
): Promise<Group | undefined> {
  const row = await liveGroup(trx, communityId, slug).forNoKeyUpdate().executeTakeFirst();
  return row && toGroup(row);
}

export async function findGroup(
  db: Db,
  communityId: CommunityId,
  slug: Slug,
): Promise<Group | undefined> {
  const row = await liveGroup(db, communityId, slug).executeTakeFirst();
  return row && toGroup(row);
}

export async function saveGroup(
  trx: Trx,
  id: GroupId,
  change: { readonly name: string } | { readonly endedAt: Date },
): Promise<void> {
  await trx
    .updateTable('community_group')
    .set('name' in change ? { name: change.name } : { ended_at: change.endedAt })
    .where('id', '=', id)
    .execute();
}

/** A group as lists show it. */
export interface ListedGroup extends Group {
  /** Whether the reader is in it. */
  readonly mine: boolean;
}

/** Where the previous page ended: name as it is sorted, id. */
export type GroupKey = readonly [name: string, id: string];

/** One page of the groups of a community, by name. */
export async function listGroups(
  db: Db,
  communityId: CommunityId,
  {
    reader,
    after,
    limit,
  }: {
    readonly reader: MemberId;
    readonly after: GroupKey | undefined;
    readonly limit: number;
  },
): Promise<readonly { readonly item: ListedGroup; readonly key: GroupKey }[]> {
  const { rows } = await sql<
    Selectable<CommunityGroupTable> & { mine: boolean; key: [string, string] }
  >`
    select g.*, array[fold_text(g.name), g.id::text] as key, exists (
      select from group_member m
      where m.group_id = g.id and m.member_id = ${reader} and m.left_at is null
    ) as mine
    from community_group g
    where g.community_id = ${communityId} and g.ended_at is null
      and ${after ? sql`(fold_text(g.name), g.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
    order by fold_text(g.name), g.id limit ${limit}`.execute(db);
  return rows.map((row) => ({ item: { ...toGroup(row), mine: row.mine }, key: row.key }));
}

const liveGroup = (db: Db | Trx, communityId: CommunityId, slug: Slug) =>
  db
    .selectFrom('community_group')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('slug', '=', slug)
    .where('ended_at', 'is', null);

const toGroup = (row: Selectable<CommunityGroupTable>): Group => ({
  id: trustId(row.id),
  communityId: trustId(row.community_id),
  slug: trustId(row.slug),
  name: row.name,
  createdAt: row.created_at,
  endedAt: row.ended_at ?? undefined,
});
