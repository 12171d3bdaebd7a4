// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../database/database.js';
import { trustId, type Slug } from '../../kernel/ids.js';
import { smallestCount } from '../domain/community.js';

export interface TerritoryCount {
  /** Two letters of a province; undefined for communities of the whole region. */
  readonly province: string | undefined;
  readonly communities: number;
  /** In communities of five and more: a sum with smaller ones would tell how many they are. */
  readonly members: number;
}

/** Live memberships by the territory of their community, from the counters; the largest first. */
export async function sumByTerritory(db: Db): Promise<readonly TerritoryCount[]> {
  const { rows } = await sql<{ province: string | null; communities: number; members: number }>`
    select c.province, count(*)::integer as communities,
      coalesce(sum(n.people) filter (where n.people >= ${smallestCount}), 0)::bigint as members
    from community c
    left join member_count k on k.community_id = c.id
    left join (
      select community_id, sum(delta) as delta from member_count_delta group by community_id
    ) d on d.community_id = c.id
    cross join lateral (select coalesce(k.members, 0) + coalesce(d.delta, 0) as people) n
    where c.status in ('active', 'frozen')
    group by c.province order by members desc, c.province`.execute(db);
  return rows.map(({ province, ...rest }) => ({ province: province ?? undefined, ...rest }));
}

export interface Unmanaged {
  readonly slug: Slug;
  readonly name: string;
  readonly status: 'active' | 'frozen';
  /** Since when its last manager is beyond their term: the staff finds a caretaker. */
  readonly overrunSince: Date | undefined;
}

/** Communities without a manager of their own: frozen, kept by a caretaker or by one whose term is over; in the order of their names. */
export async function listUnmanagedRows(
  db: Db,
  locale: 'it' | 'en',
): Promise<readonly Unmanaged[]> {
  const { rows } = await sql<{
    slug: string;
    name: string;
    status: Unmanaged['status'];
    overrun_since: Date | null;
  }>`
    select c.slug, c.status, coalesce(t.name, i.name, c.slug) as name, (
      select min(g.overrun_at) from role_grant g
      where g.community_id = c.id and g.status = 'active' and g.overrun_at is not null
    ) as overrun_since
    from community c
    left join community_text t on t.community_id = c.id and t.lang = ${locale}
    left join community_text i on i.community_id = c.id and i.lang = 'it'
    where c.kind = 'own' and c.status in ('active', 'frozen') and not exists (
      select from live_role r where r.community_id = c.id and r.role = 'manager'
    )
    order by name limit 100`.execute(db);
  return rows.map((row) => ({
    slug: trustId(row.slug),
    name: row.name,
    status: row.status,
    overrunSince: row.overrun_since ?? undefined,
  }));
}

export interface Draft {
  readonly slug: Slug;
  readonly name: string;
  readonly createdAt: Date;
  readonly hasManager: boolean;
}

/** Communities that are being prepared, oldest first. */
export async function listDraftRows(db: Db, locale: 'it' | 'en'): Promise<readonly Draft[]> {
  const rows = await db
    .selectFrom('community as c')
    .leftJoin('community_text as t', (join) =>
      join.onRef('t.community_id', '=', 'c.id').on('t.lang', '=', locale),
    )
    .leftJoin('community_text as i', (join) =>
      join.onRef('i.community_id', '=', 'c.id').on('i.lang', '=', 'it'),
    )
    .select(['c.slug', 'c.created_at', 'c.active_managers', 't.name', 'i.name as italian'])
    .where('c.status', '=', 'draft')
    .orderBy('c.created_at')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    slug: trustId(row.slug),
    name: row.name ?? row.italian ?? row.slug,
    createdAt: row.created_at,
    hasManager: row.active_managers > 0,
  }));
}
