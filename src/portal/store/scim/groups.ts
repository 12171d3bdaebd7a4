// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
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
  readonly slug?: string;
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

/** Communities and groups by id. Names are the Italian ones, so that they are the same for every reader. */
export async function listGroups(
  db: Db | Trx,
  portal: Asking,
  query: GroupQuery,
): Promise<readonly ScimGroup[]> {
  const served = portal.communities === 'all' ? null : [...portal.communities];
  const { after = null, ids = null, name = null, slug = null, externalId = null, limit } = query;
  const { rows } = await sql<Row>`
    with served as (
      select c.id, c.slug, c.name, c.join_path from portal_community_card c
      where c.lang = 'it' and c.status in ('active', 'frozen')
        and (${served}::uuid[] is null or c.id = any (${served}::uuid[]))
    ), listed as (
      select id, 'community' as kind, name, slug, id as community_id, slug as community_slug,
        name as community_name, join_path, null::timestamptz as created_at
      from served
      union all
      select g.id, 'group', g.name, g.slug, c.id, c.slug, c.name, c.join_path, g.created_at
      from portal_group g join served c on c.id = g.community_id
    )
    select l.*, r.external_id from listed l
    left join scim_resource r on r.client_id = ${portal.clientId} and r.id = l.id and r.kind = 'group'
    where (${after}::uuid is null or l.id > ${after}::uuid)
      and (${ids && [...ids]}::uuid[] is null or l.id = any (${ids && [...ids]}::uuid[]))
      and (${name}::text is null or lower(l.name) = lower(${name}::text))
      and (${slug}::text is null or l.slug = ${slug}::text)
      and (${externalId}::text is null or r.external_id = ${externalId}::text)
    order by l.id limit ${limit}`.execute(db);
  return rows.map(toGroup);
}

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
