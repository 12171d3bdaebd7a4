// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import { hasEnded } from '../releases/ended.js';
import type { Asked } from './entry.js';

export interface Digest {
  /** The first moment that the next slice covers; undefined when this one goes to the end. */
  readonly to: Date | undefined;
  readonly members: number;
  /** SHA-256, hexadecimal. */
  readonly digest: string;
}

/** So many memberships are looked at for one slice. */
const mostLooked = 1_000;

/**
 * What a portal should hold of a community, for those who joined from a moment on: of each member whom it knows a
 * line `<subject> <role>,<role>`, with the groups `<subject> <role>,<role> <group>,<group>`, each list and the lines in the order of their bytes, apart by a line feed, hashed.
 * A slice ends where a thousand memberships were looked at, always between two milliseconds.
 */
export async function digestRoster(
  db: Db,
  of: Asked & { readonly from: Date; readonly withGroups: boolean },
): Promise<Digest> {
  const { sector, clientId, communityId, from, withGroups } = of;
  const groups = sql`|| ' ' || coalesce((
        select string_agg(g.slug, ',' order by g.slug collate "C") from live_group g
        where g.member_id = m.member_id and g.community_id = m.community_id), '')`;
  const { rows } = await sql<{ to: Date | null; members: number; digest: string }>`
    with looked as (
      select m.since from live_membership m
      where m.community_id = ${communityId} and m.since >= ${from}
      order by m.since, m.stint_id limit ${mostLooked + 1}
    ), edge as (
      select case when count(*) > ${mostLooked} then
        greatest(date_trunc('milliseconds', max(since)), ${from}::timestamptz + interval '1 millisecond') end as "to"
      from looked
    ), slice as materialized (
      select m.member_id, m.community_id from live_membership m
      where m.community_id = ${communityId} and m.since >= ${from}
        -- As a value it bounds what is read of the index; joined, it would be held against every later member.
        and m.since < coalesce((select "to" from edge), 'infinity')
    ), line as (
      select convert_to(p.sub || ' ' || coalesce((
        select string_agg(r.role, ',' order by r.role collate "C") from live_role r
        where r.member_id = m.member_id and r.community_id = m.community_id), '') ${withGroups ? groups : sql``}, 'UTF8') as bytes
      from slice m
      -- By the index of each, however many the portal knows.
      cross join lateral (
        select x.sub from pairwise_subject x join member_public u on u.id = x.member_id and u.status = 'active'
        where x.member_id = m.member_id and x.sector = ${sector} offset 0
      ) p
      where not ${hasEnded('m.member_id', clientId)}
    )
    select e."to", l.members, encode(sha256(l.lines), 'hex') as digest
    from edge e, (
      select count(*) as members, coalesce(string_agg(bytes, '\\x0a'::bytea order by bytes), ''::bytea) as lines from line
    ) l`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('an aggregate returned no row');
  return { to: row.to ?? undefined, members: row.members, digest: row.digest };
}
