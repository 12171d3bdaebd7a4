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

/** Where the previous page ended: name, id of the community. */
export type NameKey = readonly [name: string, id: string];

/**
 * One page of communities without a manager of their own: frozen, kept by a caretaker or by one whose term is over; in
 * the order of their names. An active one has somebody in charge, so that only those are looked at which are frozen,
 * have a caretaker, or a manager beyond their term: the others stay untouched, however many they are.
 */
export async function listUnmanagedRows(
  db: Db,
  { locale, after, limit }: { locale: 'it' | 'en'; after?: NameKey | undefined; limit: number },
): Promise<readonly { readonly item: Unmanaged; readonly key: NameKey }[]> {
  const { rows } = await sql<{
    id: string;
    slug: string;
    name: string;
    status: Unmanaged['status'];
    overrun_since: Date | null;
  }>`
    with suspect as (
      select id from community where status = 'frozen'
      union select community_id from role_grant where role = 'caretaker' and status = 'active'
      union select community_id from role_grant where role = 'manager' and status = 'active' and valid_until <= now()
    )
    select x.id, x.slug, x.status, x.name, (
      select min(g.overrun_at) from role_grant g
      where g.community_id = x.id and g.status = 'active' and g.role = 'manager' and g.overrun_at is not null
    ) as overrun_since
    from (
      select c.id, c.slug, c.status, coalesce(t.name, i.name, c.slug) as name
      from suspect s join community c on c.id = s.id
      left join community_text t on t.community_id = c.id and t.lang = ${locale}
      left join community_text i on i.community_id = c.id and i.lang = 'it'
      where c.kind = 'own' and c.status in ('active', 'frozen') and not exists (
        select from live_role r where r.community_id = c.id and r.role = 'manager'
      )
    ) x
    where ${after ? sql`(x.name, x.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
    order by x.name, x.id limit ${limit}`.execute(db);
  return rows.map((row) => ({
    key: [row.name, row.id],
    item: {
      slug: trustId(row.slug),
      name: row.name,
      status: row.status,
      overrunSince: row.overrun_since ?? undefined,
    },
  }));
}

export interface Draft {
  readonly slug: Slug;
  readonly name: string;
  readonly createdAt: Date;
  readonly hasManager: boolean;
}

/** Where the previous page ended: a moment as PostgreSQL writes it, id of the community. */
export type DraftKey = readonly [createdAt: string, id: string];

/** One page of communities that are being prepared, oldest first. */
export async function listDraftRows(
  db: Db,
  { locale, after, limit }: { locale: 'it' | 'en'; after?: DraftKey | undefined; limit: number },
): Promise<readonly { readonly item: Draft; readonly key: DraftKey }[]> {
  const { rows } = await sql<{
    slug: string;
    name: string;
    created_at: Date;
    active_managers: number;
    key: [string, string];
  }>`
    select c.slug, coalesce(t.name, i.name, c.slug) as name, c.created_at, c.active_managers,
      array[c.created_at::text, c.id::text] as key
    from community c
    left join community_text t on t.community_id = c.id and t.lang = ${locale}
    left join community_text i on i.community_id = c.id and i.lang = 'it'
    where c.status = 'draft'
      and ${after ? sql`(c.created_at, c.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by c.created_at, c.id limit ${limit}`.execute(db);
  return rows.map(({ key, ...row }) => ({
    key,
    item: {
      slug: trustId(row.slug),
      name: row.name,
      createdAt: row.created_at,
      hasManager: row.active_managers > 0,
    },
  }));
}
