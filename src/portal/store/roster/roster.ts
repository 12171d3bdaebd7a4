// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import { hasEnded } from '../releases/ended.js';
import {
  groups,
  mostLooked,
  newest,
  roles,
  toEntry,
  type Asked,
  type EntryRow,
  type RosterEntry,
} from './entry.js';

/** Where a page ended: a moment, and an id of that moment. */
export type RosterKey = readonly [at: string, id: string];

export interface RosterQuery extends Asked {
  readonly role?: string | undefined;
  readonly after?: RosterKey | undefined;
  readonly limit: number;
}

export interface RosterPage {
  readonly entries: readonly RosterEntry[];
  readonly next: RosterKey | undefined;
  /** All that changed up to this place shows in the page. */
  readonly asOf: number;
}

interface Row extends Omit<EntryRow, 'sub'> {
  readonly sub: string | null;
  readonly key: RosterKey;
  readonly newest: number;
  readonly looked: number;
  readonly last: RosterKey | null;
}

/**
 * One page of those who belong, in the order in which they joined. It reads so many rows at most, of a community of
 * any size.
 */
export async function listRoster(db: Db, query: RosterQuery): Promise<RosterPage> {
  const { sector, clientId, communityId, limit } = query;
  const { rows } = await sql<Row>`
    with looked as materialized (
      select m.community_id, m.member_id, m.since, m.until, m.stint_id as id from live_membership m
      where m.community_id = ${communityId} and ${within(query)}
      order by m.since, m.stint_id limit ${mostLooked}
    ), m as (
      select p.sub, l.* from looked l
      join pairwise_subject p on p.member_id = l.member_id and p.sector = ${sector}
      join member_public u on u.id = l.member_id and u.status = 'active'
      where not ${hasEnded('l.member_id', clientId)}
      order by l.since, l.id limit ${limit + 1}
    )
    select m.sub, m.since, m.until, ${roles} as roles, ${groups} as groups, array[m.since::text, m.id::text] as key,
      ${newest} as newest, (select count(*) from looked) as looked,
      (select array[since::text, id::text] from looked order by since desc, id desc limit 1) as last
    from (values (1)) as one left join m on true
    order by m.since, m.id`.execute(db);
  const [first] = rows;
  const found = rows.flatMap((row) => (row.sub === null ? [] : [{ ...row, sub: row.sub }]));
  const page = found.slice(0, limit);
  const rest = first?.looked === mostLooked ? (first.last ?? undefined) : undefined;
  return {
    entries: page.map(toEntry),
    next: found.length > limit ? page.at(-1)?.key : rest,
    asOf: first?.newest ?? 0,
  };
}

/** Behind the page before, and holding the role: its holders are few and have an index of their own. */
const within = ({ communityId, role, after }: RosterQuery) => sql`
  ${after ? sql`(m.since, m.stint_id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
  and ${
    role === undefined
      ? sql`true`
      : sql`m.member_id = any (array(
          select member_id from live_role where community_id = ${communityId} and role = ${role}))`
  }`;
