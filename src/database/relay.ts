// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import { trustId, type CommunityId, type EventId, type MemberId } from '../kernel/ids.js';
import type { Db, Trx } from './database.js';
import { tryLock } from './locks.js';
import { eventTypes, type EventType } from './outbox.js';
import { preparedOn } from './prepared.js';

/** A committed event with its place in the one order that every reader sees. */
export interface RelayedEvent {
  readonly id: EventId;
  readonly position: number;
  readonly type: EventType;
  readonly at: Date;
  readonly actor: MemberId | undefined;
  readonly subject: MemberId | undefined;
  readonly community: CommunityId | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Is given every event once, in order, in the transaction that positions it: what it writes there
 * (jobs) happens exactly when the event is positioned. It does nothing slow and nothing outside.
 */
export type EventHandler = (trx: Trx, event: RelayedEvent) => Promise<void>;

const batch = 500;

/**
 * Gives positions to the events that were committed since the last time and hands them on; at most
 * one node at a time. Positions rise in the order in which readers come to see them, which the order
 * of insertion does not: a transaction that began earlier may commit later. During an upgrade an event of a type that
 * only newer nodes know waits for one of them: here nobody would be told of it.
 * @returns how many events were relayed; 0 also when another node is at it.
 */
export async function relayOnce(db: Db, handlers: readonly EventHandler[]): Promise<number> {
  if (!(await hasWaiting(db))) return 0;
  return db.transaction().execute(async (trx) => {
    if (!(await tryLock(trx, 'relay'))) return 0;
    const events = await position(trx);
    for (const event of events) {
      for (const handle of handlers) await handle(trx, event);
    }
    return events.length;
  });
}

/** Nearly always nothing waits: that costs one prepared statement, no transaction. */
async function hasWaiting(db: Db): Promise<boolean> {
  const text = `select exists (select from outbox where position is null and type = any ($1::text[])) as waits`;
  const [row] = await preparedOn(db)<{ waits: boolean }>('relay_waits', text, [eventTypes]);
  return row?.waits ?? false;
}

/** Whether a full batch was relayed, so that more may wait. */
export const mayHaveMore = (relayed: number): boolean => relayed === batch;

async function position(trx: Trx): Promise<RelayedEvent[]> {
  const { rows } = await sql<Row>`
    with waiting as (
      select id from outbox where position is null and type = any (${[...eventTypes]}::text[])
      order by seq limit ${batch}
    ), numbered as (
      select id, nextval('outbox_position') as position from waiting
    )
    update outbox set position = numbered.position
    from numbered where outbox.id = numbered.id
    returning outbox.*`.execute(trx);
  return rows.map(toEvent).toSorted((a, b) => a.position - b.position);
}

interface Row {
  readonly id: string;
  readonly position: number;
  readonly type: EventType;
  readonly at: Date;
  readonly actor: string | null;
  readonly subject: string | null;
  readonly community_id: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

function toEvent(row: Row): RelayedEvent {
  const { id, type, at, data } = row;
  return {
    id: trustId(id),
    position: row.position,
    type,
    at,
    actor: row.actor === null ? undefined : trustId(row.actor),
    subject: row.subject === null ? undefined : trustId(row.subject),
    community: row.community_id === null ? undefined : trustId(row.community_id),
    data,
  };
}
