// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { Portal } from '../domain/portal.js';

/** A change that a portal may know of: in a community that it serves, of a member whom it knows. */
export interface PortalEvent {
  readonly id: string;
  readonly position: number;
  readonly type: string;
  readonly at: Date;
  readonly community: string;
  readonly subject: string;
  readonly role: string | undefined;
  readonly group: string | undefined;
}

export interface EventPage {
  readonly events: readonly PortalEvent[];
  /** Where to go on: everything up to here was looked at. */
  readonly next: number;
}

interface Row {
  id: string | null;
  position: number;
  type: string;
  at: Date;
  slug: string;
  sub: string;
  role: string | null;
  group_slug: string | null;
  newest: number;
}

/**
 * The changes after a position, oldest first. Only what has a position is read: that order is the one
 * in which readers see changes, so that nothing is ever found behind a position already passed.
 * A role that was only offered never reached the portal, so its end does not either; one kept beyond its term has
 * ended for portals, and one renewed goes on. A contact person is no role of theirs.
 */
export async function listPortalEvents(
  db: Db | Trx,
  portal: Pick<Portal, 'sector' | 'communities'>,
  page: { readonly after: number; readonly limit: number },
): Promise<EventPage> {
  const { after, limit } = page;
  const served = portal.communities === 'all' ? null : [...portal.communities];
  const { rows } = await sql<Row>`
    select e.*, n.newest
    from (select coalesce(max(position), 0) as newest from outbox) n
    left join lateral (
      select o.id, o.position, o.type, o.at, o.slug, o.sub, o.role, o.group_slug
      from told_event o
      where o.sector = ${portal.sector} and o.position > ${after}
        and (${served}::uuid[] is null or o.community_id = any (${served}::uuid[]))
      order by o.position limit ${limit}
    ) e on true
    order by e.position`.execute(db);
  const events = rows.flatMap((row) => (row.id === null ? [] : [toEvent(row, row.id)]));
  const newest = Math.max(after, rows[0]?.newest ?? 0);
  return { events, next: events.length === limit ? (events.at(-1)?.position ?? newest) : newest };
}

const toEvent = (row: Row, id: string): PortalEvent => ({
  id,
  position: row.position,
  type: row.type,
  at: row.at,
  community: row.slug,
  subject: row.sub,
  role: row.role ?? undefined,
  group: row.group_slug ?? undefined,
});
