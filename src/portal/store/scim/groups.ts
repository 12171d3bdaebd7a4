// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type MemberId } from '../../../kernel/ids.js';
import type { Portal } from '../../domain/portal.js';
import type { ScimGroup } from '../../domain/scim/group.js';

type Asking = Pick<Portal, 'clientId' | 'communities'>;

/** Which of the communities that a portal serves, and of the groups inside, are looked for. */
export interface GroupQuery {
  readonly after?: string;
  readonly ids?: readonly string[];
  readonly name?: string;
  /** Of a community, or of a group inside it. */
  readonly slug?: { readonly community: string; readonly group: string | undefined };
  readonly externalId?: string;
  readonly limit: number;
}

interface Row {
  id: string;
  kind: 'community' | 'group';
  name: string;
  slug: string;
  community_id: string;
  community_slug: string;
  community_name: string;
  join_path: string;
  created_at: Date | null;
  external_id: string | null;
}

/**
 * Communities and groups by id. Names are the Italian ones, so that they are the same for every reader. Each of the two
 * is cut to the page before they meet, and what is looked for is found by its index first: no page walks over them all.
 */
export async function listGroups(
  db: Db | Trx,
  portal: Asking,
  query: GroupQuery,
): Promise<readonly ScimGroup[]> {
  if (portal.communities.length === 0) return [];
  const { rows } = await sql<Row>`
    select l.*, r.external_id
    from (${sql.join(halves(portal, query), sql` union all `)}) l
    left join scim_resource r on r.client_id = ${portal.clientId} and r.id = l.id and r.kind = 'group'
    order by l.id limit ${query.limit}`.execute(db);
  return rows.map(toGroup);
}

/** A word in claims says which of the two it names; the other is not asked for. */
function halves(portal: Asking, query: GroupQuery): readonly RawBuilder<unknown>[] {
  const { slug } = query;
  return [
    ...(slug?.group === undefined ? [sql`(${communities(portal, query)})`] : []),
    ...(slug === undefined || slug.group !== undefined ? [sql`(${groups(portal, query)})`] : []),
  ];
}

/** Cut to a page first: beside the names, the database would look for the place of a later page from the start. */
function communities(portal: Asking, query: GroupQuery) {
  const { name, slug } = query;
  const conditions = [
    ...common(portal, query, { id: sql`c.id`, communityId: sql`c.id` }),
    ...(name === undefined
      ? []
      : [sql`c.id = any (array(${named('portal_community_card', name)}))`]),
    ...(slug ? [sql`c.slug = ${slug.community}`] : []),
  ];
  return sql`
    select c.id, 'community' as kind, t.name, c.slug, c.id as community_id, c.slug as community_slug,
      t.name as community_name, c.join_path, null::timestamptz as created_at
    from (
      select c.* from portal_open_community c where ${all(conditions)} order by c.id limit ${query.limit}
    ) c left join portal_community_card t on t.id = c.id and t.lang = 'it'`;
}

function groups(portal: Asking, query: GroupQuery) {
  const { name, slug } = query;
  const conditions = [
    ...common(portal, query, { id: sql`g.id`, communityId: sql`g.community_id` }),
    ...(name === undefined ? [] : [sql`g.id = any (array(${named('portal_group', name)}))`]),
    ...(slug ? [sql`c.slug = ${slug.community} and g.slug = ${slug.group}`] : []),
  ];
  return sql`
    select g.id, 'group' as kind, g.name, g.slug, g.community_id, g.community_slug, t.name as community_name,
      g.join_path, g.created_at
    from (
      select g.*, c.slug as community_slug, c.join_path
      from portal_group g join portal_open_community c on c.id = g.community_id
      where ${all(conditions)} order by g.id limit ${query.limit}
    ) g left join portal_community_card t on t.id = g.community_id and t.lang = 'it'`;
}

const all = (conditions: readonly RawBuilder<unknown>[]) =>
  conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);

/** What is asked of communities and of groups alike. */
function common(
  { communities: served, clientId }: Asking,
  { after, ids, externalId }: GroupQuery,
  { id, communityId }: { id: RawBuilder<unknown>; communityId: RawBuilder<unknown> },
): readonly RawBuilder<unknown>[] {
  const own = sql`select id from scim_resource
    where client_id = ${clientId} and kind = 'group' and external_id = ${externalId}`;
  return [
    ...(served === 'all' ? [] : [sql`${communityId} = any (${[...served]}::uuid[])`]),
    ...(after === undefined ? [] : [sql`${id} > ${after}::uuid`]),
    ...(ids === undefined ? [] : [sql`${id} = any (${[...ids]}::uuid[])`]),
    ...(externalId === undefined ? [] : [sql`${id} = any (array(${own}))`]),
  ];
}

const named = (view: 'portal_community_card' | 'portal_group', name: string) => sql`
  select id from ${sql.table(view)} where lower(name) = lower(${name})
    ${view === 'portal_community_card' ? sql`and lang = 'it'` : sql``}`;

/** Where people belong, among what the portal serves: communities and the groups inside. */
export async function listGroupIdsOf(
  db: Db | Trx,
  portal: Pick<Portal, 'communities'>,
  memberIds: readonly MemberId[],
): Promise<readonly { readonly memberId: MemberId; readonly groupId: string }[]> {
  if (memberIds.length === 0) return [];
  const served = portal.communities === 'all' ? null : [...portal.communities];
  const { rows } = await sql<{ member_id: string; group_id: string }>`
    select member_id, community_id as group_id from live_membership
    where member_id = any (${[...memberIds]}::uuid[])
      and (${served}::uuid[] is null or community_id = any (${served}::uuid[]))
    union all
    select m.member_id, m.group_id from live_membership l
    join portal_group_member m on m.community_id = l.community_id and m.member_id = l.member_id
    where l.member_id = any (${[...memberIds]}::uuid[])
      and (${served}::uuid[] is null or l.community_id = any (${served}::uuid[]))`.execute(db);
  return rows.map((row) => ({ memberId: trustId(row.member_id), groupId: row.group_id }));
}

const toGroup = (row: Row): ScimGroup => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  slug: trustId(row.slug),
  community: {
    id: trustId(row.community_id),
    slug: trustId(row.community_slug),
    name: row.community_name,
  },
  joinPath: row.join_path,
  createdAt: row.created_at ?? undefined,
  externalId: row.external_id ?? undefined,
});
