// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { trustId, type MemberId, type SessionId } from '../../kernel/ids.js';

/** The name that an identity provider gave to a session, as it is kept. */
export interface UpstreamRecord {
  readonly subjectHash: Buffer;
  readonly sessionHash?: Buffer;
  /** Sealed. */
  readonly memory?: Buffer;
}

export interface NamedSession {
  readonly memberId: MemberId;
  readonly sessionId: SessionId;
}

/** The sessions of a subject at an identity provider; of these names only, when there are any. */
export async function lockUpstreamSessions(
  trx: Trx,
  { subject, sessions }: { readonly subject: Buffer; readonly sessions: readonly Buffer[] },
): Promise<readonly NamedSession[]> {
  let query = trx
    .selectFrom('session')
    .innerJoin('authentication_event as event', 'event.session_id', 'session.id')
    .select(['session.id', 'event.member_id'])
    .where('event.upstream_subject_hash', '=', subject)
    .orderBy('session.id')
    .forUpdate('session');
  if (sessions.length > 0) query = query.where('event.upstream_session_hash', 'in', sessions);
  const rows = await query.execute();
  const found = rows.map((row): [string, NamedSession] => [
    row.id,
    { memberId: trustId(row.member_id), sessionId: trustId(row.id) },
  ]);
  return [...new Map(found).values()];
}

/** The newest sign-in of a session that the identity provider keeps a session of its own for. */
export async function findUpstreamMemory(
  db: Db,
  { memberId, sessionId }: NamedSession,
): Promise<{ readonly instance: string; readonly memory: Buffer } | undefined> {
  const row = await db
    .selectFrom('authentication_event')
    .select(['provider', 'upstream_memory'])
    .where('session_id', '=', sessionId)
    .where('member_id', '=', memberId)
    .where('upstream_memory', 'is not', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.upstream_memory ? { instance: row.provider, memory: row.upstream_memory } : undefined;
}
