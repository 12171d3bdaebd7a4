// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { runPrepared } from '../../database/prepared.js';
import type { Portal } from '../domain/portal.js';

/** A change that a portal may know of: of a member whom it knows, as a whole or in a community that it serves. */
export interface PortalEvent {
  /** Of the event under this name; the webhook of it has the same. */
  readonly id: string;
  readonly position: number;
  readonly type: string;
  readonly at: Date;
  readonly community: string | undefined;
  readonly subject: string;
  /** The name that counts no longer, or again. */
  readonly formerSubject: string | undefined;
  readonly role: string | undefined;
  readonly group: string | undefined;
}

export interface EventPage {
  readonly events: readonly PortalEvent[];
  /** Where to go on: everything up to here was looked at. */
  readonly next: number;
  /** Whether there is more to look at, behind it, at this moment. */
  readonly more: boolean;
}

/** The longest page. */
export const mostEvents = 500;
const few = 100;
/** So many places are looked at for one page, however few of the changes there are the portal's. */
export const mostPlaces = 50_000;

interface Row {
  id: string | null;
  position: number;
  type: string;
  at: Date;
  slug: string | null;
  sub: string;
  former_sub: string | null;
  role: string | null;
  group_slug: string | null;
  newest: number;
}

/**
 * The changes after a position, oldest first. Only what has a position is read: that order is the one
 * in which readers see changes, so that nothing is ever found behind a position already passed.
 * A role that was only offered never reached the portal, so its end does not either; one kept beyond its term has
 * ended for portals, and one renewed goes on. A contact person is no role of theirs. Of who put an end to what the
 * portal receives it hears that and what becomes of their name, and after a return what happens from then on. A change that is told under two
 * names of one person stands whole on one page, which may so be longer; a page of few changes, or of none, may have more behind it.
 */
export async function listPortalEvents(
  db: Db | Trx,
  portal: Pick<Portal, 'clientId' | 'sector' | 'communities'>,
  page: { readonly after: number; readonly limit: number },
): Promise<EventPage> {
  const { after, limit } = page;
  const bound = after + mostPlaces;
  const served = portal.communities === 'all' ? undefined : [...portal.communities];
  const most = sql.lit(limit > few ? mostEvents : few);
  // Planning this costs more than running it. What a sub-select hides from the planner leaves it one plan for all pages,
  // and what is written out lets it know that few rows are wanted: in their order, then. The end is an array of one,
  // because beside a plain one the planner takes all for so narrow a range that order is not worth keeping.
  const rows = await runPrepared(
    db,
    sql<Row>`
    select e.*, n.newest
    from (select coalesce(max(position), 0) as newest from outbox) n
    left join lateral (
      select p.* from (
        (select message_id(o.id, o.sub) as id, o.position, o.type, o.at, o.slug, o.sub, null::text as former_sub, o.role,
          o.group_slug
        from told_event o
        where o.sector = (select ${portal.sector}::text) and o.position > (select ${after}::bigint)
          and o.position <= any ((select ${[bound]}::bigint[])::bigint[])
          ${served ? sql`and o.community_id = any ((select ${served}::uuid[])::uuid[])` : sql``}
          and coalesce((select r.ended_at is null and (r.begun_at is null or o.at >= r.begun_at) from release_notice r
            where r.member_id = o.member_id and r.client_id = (select ${portal.clientId}::text)), true)
        order by o.position fetch first ${most} rows with ties)
        union all
        (select message_id(c.id, c.former_sub), c.position, c.type, c.at, null, c.sub,
          case when c.standing_of is null then c.former_sub end, null, null
        from told_whole_change c
        where c.sector = (select ${portal.sector}::text) and c.position > (select ${after}::bigint)
          and c.position <= any ((select ${[bound]}::bigint[])::bigint[])
          and coalesce((select r.ended_at is null and (r.begun_at is null or c.at >= r.begun_at) from release_notice r
            where r.member_id = c.standing_of and r.client_id = (select ${portal.clientId}::text)), true)
        order by c.position fetch first ${most} rows with ties)
        union all
        (select message_id(w.id, w.sub), w.position, w.type, w.at, null, w.sub, w.sub, null, null
        from told_withdrawal w
        where w.client_id = (select ${portal.clientId}::text) and w.position > (select ${after}::bigint)
          and w.position <= any ((select ${[bound]}::bigint[])::bigint[])
        order by w.position fetch first ${most} rows with ties)
      ) p
      order by p.position fetch first (select ${limit}::int) rows with ties
    ) e on true
    order by e.position, e.sub, e.former_sub`,
  );
  const events = rows.flatMap((row) => (row.id === null ? [] : [toEvent(row, row.id)]));
  const newest = Math.max(after, rows[0]?.newest ?? 0);
  const looked = Math.min(newest, bound);
  const next = events.length >= limit ? (events.at(-1)?.position ?? looked) : looked;
  return { events, next, more: next < newest };
}

const toEvent = (row: Row, id: string): PortalEvent => ({
  id,
  position: row.position,
  type: row.type,
  at: row.at,
  community: row.slug ?? undefined,
  subject: row.sub,
  formerSubject: row.former_sub ?? undefined,
  role: row.role ?? undefined,
  group: row.group_slug ?? undefined,
});
