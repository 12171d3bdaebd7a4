// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { AuthenticationEventTable } from '../../database/tables/sign-in.js';
import { trustId, type SessionId } from '../../kernel/ids.js';
import { levels, reaches, type Level } from '../../kernel/level.js';
import type { AuthenticationEvent } from '../domain/session.js';
import type { UpstreamRecord } from './upstream-sessions.js';

export async function insertAuthenticationEvent(
  trx: Trx,
  sessionId: SessionId,
  event: AuthenticationEvent & { readonly upstream?: UpstreamRecord | undefined },
): Promise<void> {
  const { upstream } = event;
  await trx
    .insertInto('authentication_event')
    .values({
      id: event.id,
      session_id: sessionId,
      member_id: event.memberId,
      identity_id: event.identityId,
      provider: event.provider,
      level: event.level,
      methods: [...event.methods],
      controller: event.controller,
      at: event.at,
      upstream_subject_hash: upstream?.subjectHash ?? null,
      upstream_session_hash: upstream?.sessionHash ?? null,
      upstream_memory: upstream?.memory ?? null,
    })
    .execute();
}

/** The newest event of a session at `minimum` or above that may serve portals of `controller`. */
export async function findServingEvent(
  db: Db,
  query: { readonly sessionId: SessionId; readonly controller: string; readonly minimum: Level },
): Promise<AuthenticationEvent | undefined> {
  const enough = levels.filter((level) => reaches(level, query.minimum));
  const row = await db
    .selectFrom('authentication_event')
    .selectAll()
    .where('session_id', '=', query.sessionId)
    .where('level', 'in', enough)
    .where((or) =>
      or.or([or('level', 'in', ['none', 'low']), or('controller', '=', query.controller)]),
    )
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toEvent(row);
}

function toEvent(row: Selectable<AuthenticationEventTable>): AuthenticationEvent {
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
