// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { preparedOn } from '../../database/prepared.js';
import { together, type Part } from '../../database/together.js';
import type { AuthenticationEventTable } from '../../database/tables/sign-in.js';
import { trustId, type SessionId } from '../../kernel/ids.js';
import { levels, reaches, type Level } from '../../kernel/level.js';
import type { AuthenticationEvent } from '../domain/session.js';
import type { UpstreamRecord } from './upstream-sessions.js';

export interface NewEvent extends AuthenticationEvent {
  readonly upstream?: UpstreamRecord | undefined;
}

export async function insertAuthenticationEvent(
  trx: Trx,
  sessionId: SessionId,
  event: NewEvent,
): Promise<void> {
  await together(preparedOn(trx), 'authentication_event_insert', [eventPart(sessionId, event)]);
}

/** The same beside other writes of one statement. */
export const eventPart = (sessionId: SessionId, event: NewEvent): Part => ({
  text: `insert into authentication_event (id, session_id, member_id, identity_id, provider, level,
      methods, controller, at, upstream_subject_hash, upstream_session_hash, upstream_memory)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
  values: [
    event.id,
    sessionId,
    event.memberId,
    event.identityId,
    event.provider,
    event.level,
    event.methods,
    event.controller,
    event.at,
    event.upstream?.subjectHash ?? null,
    event.upstream?.sessionHash ?? null,
    event.upstream?.memory ?? null,
  ],
});

/** The newest event by each provider of a session at `minimum` or above that may serve portals of `controller`, newest first. */
export async function findServingEvents(
  db: Db,
  query: { readonly sessionId: SessionId; readonly controller: string; readonly minimum: Level },
): Promise<readonly AuthenticationEvent[]> {
  const enough = levels.filter((level) => reaches(level, query.minimum));
  const values = [query.sessionId, enough, query.controller];
  const rows = await preparedOn(db)<EventRow>('authentication_event_serving', serving, values);
  return rows.map(toEvent);
}

const serving = `
  select * from (
    select distinct on (provider) id, level, methods, at, provider, controller, identity_id, member_id
    from authentication_event
    where session_id = $1 and level = any ($2) and (level in ('none', 'low') or controller = $3)
    order by provider, at desc, id desc
  ) newest
  order by at desc, id desc`;

type EventRow = Pick<
  Selectable<AuthenticationEventTable>,
  'id' | 'level' | 'methods' | 'at' | 'provider' | 'controller' | 'identity_id' | 'member_id'
>;

function toEvent(row: EventRow): AuthenticationEvent {
  return {
    id: row.id,
    level: row.level,
    methods: row.methods,
    at: row.at,
    provider: row.provider,
    controller: row.controller ?? '',
    identityId: trustId(row.identity_id),
    memberId: trustId(row.member_id),
  };
}
