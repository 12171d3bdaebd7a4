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

/**
 * From where on: behind this subject at this change, or, with an empty subject, from this change on. A change may be
 * told under two names of one person, between which a page may end.
 */
export interface ChangedPlace {
  readonly position: number;
  readonly subject: string;
}

/** Behind all names of a change. */
export const behind = (position: number): ChangedPlace => ({ position: position + 1, subject: '' });

export interface ChangedQuery extends Asked {
  readonly from: ChangedPlace;
  /** The place where the first page of this list stopped looking; undefined for that first page. */
  readonly upTo: number | undefined;
  readonly limit: number;
}

export interface ChangedPage {
  readonly entries: readonly RosterEntry[];
  readonly next: ChangedPlace | undefined;
  /** All pages of the list together tell what changed up to here. */
  readonly upTo: number;
}

interface Row extends Omit<EntryRow, 'sub'> {
  readonly sub: string | null;
  readonly position: number;
  readonly up_to: number;
  readonly last: number | null;
}

/** As many looks more, and at so many changes each, where the first found nobody: a portal of few waits for no empty pages. */
const further = { looks: 5, most: 10_000 };

/**
 * One page of those for whom something changed; an empty one has another behind it only where a bounded number of looks
 * found nobody. See `lookOnce`.
 */
export async function listChanged(db: Db, query: ChangedQuery): Promise<ChangedPage> {
  let page = await lookOnce(db, query, mostLooked);
  for (let looks = 0; looks < further.looks; looks += 1) {
    if (page.entries.length > 0 || !page.next) break;
    const on = { ...query, from: page.next, upTo: page.upTo };
    page = await lookOnce(db, on, further.most);
  }
  return page;
}

/**
 * One page of those for whom something changed, or whom the portal has come to know, in the order of the changes and as
 * they are now: who changed twice may come twice, and some belong no longer. Of who put an end to what the portal receives
 * it is told that they went, and nothing else. Who was merged is told as whoever goes by their subject now. It goes by the
 * places of changes, never by their moments: a change is dated when it begins and seen when it is committed, so that one
 * may be found before a moment already passed. Each name has the place of its own last change, wherever a page began.
 */
async function lookOnce(db: Db, query: ChangedQuery, most: number): Promise<ChangedPage> {
  const { sector, clientId, communityId, from, upTo, limit } = query;
  const { rows } = await sql<Row>`
    with bound as materialized (select coalesce(${upTo ?? null}::bigint, ${newest}) as up_to),
    ${lookedAt(query, most)}, told as (
      select s.sub, e.position, false as gone from happened e
      join known_subject s on s.member_id = e.member_id and s.sector = ${sector} and (s.until is null or e.at <= s.until)
      where e.position > s.known_from or e.at >= s.known_at
      union all
      select s.sub, e.position, false from met e
      join pairwise_subject s on s.member_id = e.member_id and s.sector = ${sector}
      where exists (
        select from known_subject h join live_membership m on m.member_id = h.member_id
        where h.sector = s.sector and h.sub = s.sub and m.community_id = ${communityId})
      union all
      select s.sub, e.position, true from released e
      join known_subject s on s.member_id = e.member_id and s.sector = ${sector}
      where exists (
        select from portal_stint b where b.member_id = s.member_id and b.community_id = ${communityId}
          and (b.ended_at is null or b.ended_at >= s.known_at))
    ), named as (
      select t.sub, t.position, p.member_id, ${hasEnded('p.member_id', clientId)} as ended, t.gone from told t
      left join lateral (
        select member_id from pairwise_subject where sector = ${sector} and sub = t.sub limit 1) p on true
      where t.position <= coalesce((select last from rest), t.position)
    ), latest as (
      select sub, member_id, ended, max(position) as position from named where gone or not ended
      group by sub, member_id, ended
    ), known as (
      select l.sub, u.status, l.member_id, l.ended, l.position from latest l
      left join member_public u on u.id = l.member_id
      where (l.position, l.sub) > (${from.position}::bigint, ${from.subject})
      order by l.position, l.sub limit ${limit + 1}
    )
    select k.sub, m.since, m.until, ${roles} as roles, ${groups} as groups, k.position, bound.up_to, (select last from rest) as last
    from bound left join known k on true
      left join live_membership m
        on m.member_id = k.member_id and m.community_id = ${communityId} and k.status = 'active' and not k.ended
    order by k.position, k.sub`.execute(db);
  const [first] = rows;
  const found = rows.flatMap((row) => (row.sub === null ? [] : [{ ...row, sub: row.sub }]));
  const page = found.slice(0, limit);
  return {
    entries: page.map(toEntry),
    next: found.length > limit ? placeOf(page.at(-1)) : restOf(first),
    upTo: first?.up_to ?? from.position - 1,
  };
}

/**
 * The changes of a community, whom the sector came to know, and who put an end to what the portal receives or came back:
 * so many of each, and up to where together they are whole.
 */
function lookedAt({ sector, clientId, communityId, from }: ChangedQuery, most: number) {
  const looked = sql`e.position >= ${from.position} and e.position <= (select up_to from bound)
        order by e.position limit ${most}`;
  return sql`
    happened as materialized (
      select e.member_id, e.position, e.at from portal_event e
      where e.community_id = ${communityId} and ${looked}
    ), met as materialized (
      select e.subject as member_id, e.position from outbox e
      where e.type = 'subject.known' and e.data ->> 'sector' = ${sector} and ${looked}
    ), released as materialized (
      select e.subject as member_id, e.position from outbox e
      where e.type in ('release.ended', 'release.resumed') and e.data ->> 'portal' = ${clientId} and ${looked}
    ), rest as materialized (
      select min(last) as last from (
        select max(position) as last from happened having count(*) = ${most}
        union all select max(position) from met having count(*) = ${most}
        union all select max(position) from released having count(*) = ${most}) stopped
    )`;
}

const placeOf = (row: (Pick<EntryRow, 'sub'> & Pick<Row, 'position'>) | undefined) =>
  row && { position: row.position, subject: row.sub };

/** Where there may be more than was looked at. */
const restOf = (row: Row | undefined): ChangedPlace | undefined =>
  typeof row?.last === 'number' ? behind(row.last) : undefined;
