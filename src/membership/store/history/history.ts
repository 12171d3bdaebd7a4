// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import type { CommunityId, MemberId } from '../../../kernel/ids.js';
import type { HistoryAct } from '../../domain/history/acts.js';
import type { CommunityRole } from '../../domain/permissions.js';

/** One act, in what those may know who answer for the community: no reason, no words, no data of an identity. */
export interface HistoryEntry {
  readonly id: string;
  readonly at: Date;
  readonly act: HistoryAct;
  /** Undefined where time did it. */
  readonly actor: Person | undefined;
  readonly subject: Person | undefined;
  readonly role: CommunityRole | undefined;
  /** How many members an export named. */
  readonly lines: number | undefined;
}

/** By the name that others see; undefined for one who was erased, or whose data are limited. */
export interface Person {
  readonly displayName: string | undefined;
}

/** Where the previous page ended. */
export type HistoryKey = readonly [at: string, id: string];

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly act: HistoryAct;
  readonly actor: string | null;
  readonly actor_name: string | null;
  readonly subject: string | null;
  readonly subject_name: string | null;
  readonly role: CommunityRole | null;
  readonly lines: number | null;
  readonly key: [string, string];
}

interface Asked {
  readonly acts: readonly HistoryAct[];
  readonly reader: MemberId;
  readonly since: Date;
  readonly after: HistoryKey | undefined;
  readonly limit: number;
}

/**
 * What was done in a community, newest first. Each act is read along its own stretch of the index, as far as one
 * page goes: it takes as long for a kind of which there is little in a large community as for any other.
 */
export async function readHistoryPage(
  db: Db,
  communityId: CommunityId,
  { acts, reader, since, after, limit }: Asked,
): Promise<readonly { readonly entry: HistoryEntry; readonly key: HistoryKey }[]> {
  const behind = after
    ? sql`(e.at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : sql`true`;
  const { rows } = await sql<Row>`
    select x.id, x.at, x.action as act, x.actor, a.shown as actor_name, x.subject, s.shown as subject_name,
      x.data ->> 'role' as role, case when x.action = 'members.exported' then (x.data ->> 'lines')::integer end as lines,
      array[x.at::text, x.id::text] as key
    from (
      select y.* from unnest(${[...acts]}::text[]) wanted (act) cross join lateral (
        select e.id, e.at, e.action, e.actor, e.subject, e.data from audit_entry e
        where e.community_id = ${communityId} and e.action = wanted.act and e.at >= ${since} and ${behind}
          -- Nobody learns here that somebody reported them.
          and (e.action not like 'report.%' or not exists (
            select from member_public p where p.id = e.subject and ${reader} in (p.id, p.merged_into)))
        order by e.at desc, e.id desc limit ${limit}
      ) y order by y.at desc, y.id desc limit ${limit}
    ) x
    left join lateral (${nameOf(sql`x.actor`)}) a on true left join lateral (${nameOf(sql`x.subject`)}) s on true
    order by x.at desc, x.id desc`.execute(db);
  return rows.map((row) => ({ key: row.key, entry: toEntry(row) }));
}

const nameOf = (id: ReturnType<typeof sql>) => sql`
  select m.display_name as shown from member_public m
  where m.id = ${id} and m.status <> 'erased' and not m.limited`;

const person = (id: string | null, name: string | null): Person | undefined =>
  id === null ? undefined : { displayName: name ?? undefined };

const toEntry = (row: Row): HistoryEntry => ({
  id: row.id,
  at: row.at,
  act: row.act,
  actor: person(row.actor, row.actor_name),
  subject: person(row.subject, row.subject_name),
  role: row.role ?? undefined,
  lines: row.lines ?? undefined,
});
