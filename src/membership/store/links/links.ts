// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { CommunityLinkTable } from '../../../database/tables/links.js';
import {
  trustId,
  type CommunityId,
  type CommunityLinkId,
  type MemberId,
  type Slug,
} from '../../../kernel/ids.js';
import type { CommunityLink, LinkKind } from '../../domain/links/link.js';
import { shownTo, visibleTo } from '../catalogue/query.js';

/** Violates `community_link_live_key`, `community_link_two`. */
export async function insertLink(trx: Trx, link: CommunityLink): Promise<void> {
  await trx
    .insertInto('community_link')
    .values({
      id: link.id,
      from_id: link.fromId,
      to_id: link.toId,
      kind: link.kind,
      status: link.status,
      proposed_by: link.proposedBy,
      created_at: link.createdAt,
    })
    .execute();
}

/** A live one, held until the end of the transaction. */
export async function lockLink(trx: Trx, id: CommunityLinkId): Promise<CommunityLink | undefined> {
  const row = await trx
    .selectFrom('community_link')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row && toLink(row);
}

export async function saveLink(trx: Trx, link: CommunityLink, endedAt?: Date): Promise<void> {
  await trx
    .updateTable('community_link')
    .set({
      status: link.status,
      answered_by: link.answeredBy ?? null,
      ended_at: endedAt ?? null,
    })
    .where('id', '=', link.id)
    .execute();
}

/** A link as one of its two communities sees it. */
export interface ListedLink {
  readonly id: CommunityLinkId;
  readonly kind: LinkKind;
  /** Whether this side proposed it. */
  readonly isOwn: boolean;
  readonly isProposed: boolean;
  readonly other: { readonly slug: Slug; readonly name: string };
}

/** The same for those who manage one side: of another that went out of their sight they are not told which it is. */
export interface ManagedLink extends Omit<ListedLink, 'other'> {
  readonly other: ListedLink['other'] | undefined;
}

/** Where the previous page ended: name as it is sorted, id of the link. */
export type LinkKey = readonly [name: string, id: string];

interface Reading {
  readonly locale: 'it' | 'en';
  readonly after: LinkKey | undefined;
  readonly limit: number;
}

type Found<Link> = readonly { readonly item: Link; readonly key: LinkKey }[];

/** One page of the accepted ones whose other side the reader may see too. */
export const listVisibleLinks = (
  db: Db,
  id: CommunityId,
  { viewer, ...page }: Reading & { readonly viewer: MemberId | undefined },
): Promise<Found<ListedLink>> =>
  list(db, { id, ...page, passing: sql`l.status = 'accepted' and ${visibleTo(viewer)}` }).then(
    (rows) => rows.map((row) => ({ item: toListed(row), key: row.key })),
  );

/** The same for a manager of one side: proposals too. */
export async function listAllLinks(
  db: Db,
  id: CommunityId,
  { viewer, ...page }: Reading & { readonly viewer: MemberId },
): Promise<Found<ManagedLink>> {
  const rows = await list(db, {
    id,
    ...page,
    passing: sql`c.status in ('active', 'frozen')`,
    // Who asks them something says who they are.
    seen: sql`(${visibleTo(viewer)}) or (l.status = 'proposed' and l.from_id <> ${id})`,
  });
  return rows.map((row) => ({
    item: { ...toListed(row), ...(!row.is_seen && { other: undefined }) },
    key: row.key,
  }));
}

interface LinkRow {
  readonly id: string;
  readonly kind: LinkKind;
  readonly is_own: boolean;
  readonly is_seen: boolean;
  readonly status: string;
  readonly slug: string;
  readonly name: string;
  readonly key: [string, string];
}

async function list(
  db: Db,
  query: Reading & {
    readonly id: CommunityId;
    readonly passing: RawBuilder<boolean>;
    readonly seen?: RawBuilder<boolean>;
  },
): Promise<readonly LinkRow[]> {
  const { id, locale, after, limit, passing, seen = sql`true` } = query;
  const { rows } = await sql<LinkRow>`
    select l.id, l.kind, l.from_id = ${id} as is_own, l.status, (${seen}) as is_seen, c.slug, t.name,
      array[t.sort_name, l.id::text] as key
    from (
      select *, to_id as other_id from community_link where from_id = ${id} and ended_at is null
      union all
      select *, from_id from community_link where to_id = ${id} and ended_at is null
    ) l
    join community c on c.id = l.other_id
    join community_text t on t.community_id = c.id and ${shownTo(locale)}
    where ${passing}
      and ${after ? sql`(t.sort_name, l.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
    order by t.sort_name, l.id limit ${limit}`.execute(db);
  return rows;
}

const toListed = (row: LinkRow): ListedLink => ({
  id: trustId(row.id),
  kind: row.kind,
  isOwn: row.is_own,
  isProposed: row.status === 'proposed',
  other: { slug: trustId(row.slug), name: row.name },
});

const toLink = (row: Selectable<CommunityLinkTable>): CommunityLink => ({
  id: trustId(row.id),
  fromId: trustId(row.from_id),
  toId: trustId(row.to_id),
  kind: row.kind,
  status: row.status,
  proposedBy: trustId(row.proposed_by),
  answeredBy: row.answered_by === null ? undefined : trustId(row.answered_by),
  createdAt: row.created_at,
});
