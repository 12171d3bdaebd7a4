// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { preparedOn } from '../../database/prepared.js';
import { together, type Part } from '../../database/together.js';
import { later } from '../../kernel/clock.js';
import { trustId, type IdentityId, type MemberId, type SessionId } from '../../kernel/ids.js';
import { hashToken } from '../../kernel/tokens.js';
import type { CurrentSession, SessionLimits, SessionSummary } from '../domain/session.js';

export interface NewSession {
  readonly id: SessionId;
  readonly sid: string;
  readonly memberId: MemberId;
  readonly device: string;
  readonly data: Buffer;
  readonly now: Date;
}

export async function insertSession(
  trx: Trx,
  limits: SessionLimits,
  session: NewSession,
): Promise<void> {
  await together(preparedOn(trx), 'session_insert', [sessionPart(limits, session)]);
}

/** The same beside other writes of one statement. */
export const sessionPart = (limits: SessionLimits, session: NewSession): Part => ({
  text: `insert into session (id, sid_hash, member_id, data, device, created_at, last_seen_at, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  values: [
    session.id,
    hashToken(session.sid),
    session.memberId,
    session.data,
    session.device,
    session.now,
    session.now,
    later(session.now, limits.absolute),
  ],
});

/**
 * Gives a session a new secret after a new proof, a new span and new data; false when it has ended
 * meanwhile.
 */
export async function renewSession(
  trx: Trx,
  limits: SessionLimits,
  session: Pick<NewSession, 'id' | 'sid' | 'memberId' | 'data' | 'now'>,
): Promise<boolean> {
  const result = await trx
    .updateTable('session')
    .set({
      sid_hash: hashToken(session.sid),
      data: session.data,
      last_seen_at: session.now,
      expires_at: later(session.now, limits.absolute),
    })
    .where('id', '=', session.id)
    .where('member_id', '=', session.memberId)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export interface WhichSessions {
  readonly only?: SessionId | undefined;
  readonly except?: SessionId | undefined;
  /** Those in which this identity was used. */
  readonly identityId?: IdentityId | undefined;
}

/** A session that has ended, with what its sign-ins left at identity providers. */
export interface DeletedSession {
  readonly id: SessionId;
  readonly left: readonly LeftUpstream[];
}

export interface LeftUpstream {
  readonly instance: string;
  /** Sealed. */
  readonly memory: Buffer;
}

/** Deletes sessions of a member, all of them unless said. */
export async function deleteSessions(
  trx: Trx,
  memberId: MemberId,
  which: WhichSessions = {},
): Promise<readonly DeletedSession[]> {
  // One statement sees one state: the sign-ins of a session are still there for its other part.
  const rows = await trx
    .with('gone', (db) => {
      let query = db.deleteFrom('session').where('member_id', '=', memberId).returning('id');
      if (which.only) query = query.where('id', '=', which.only);
      if (which.except) query = query.where('id', '<>', which.except);
      const { identityId } = which;
      if (!identityId) return query;
      return query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('authentication_event as event')
            .select('event.id')
            .whereRef('event.session_id', '=', 'session.id')
            .where('event.identity_id', '=', identityId),
        ),
      );
    })
    .selectFrom('gone')
    .leftJoin('authentication_event as event', (join) =>
      join.onRef('event.session_id', '=', 'gone.id').on('event.upstream_memory', 'is not', null),
    )
    .select(['gone.id', 'event.provider', 'event.upstream_memory'])
    .execute();
  const sessions = new Map<string, LeftUpstream[]>();
  for (const { id, provider, upstream_memory: memory } of rows) {
    const left = sessions.get(id) ?? [];
    if (provider !== null && memory !== null) left.push({ instance: provider, memory });
    sessions.set(id, left);
  }
  return [...sessions].map(([id, left]) => ({ id: trustId<SessionId>(id), left }));
}

/** A live session by its id, for a reply that arrives without the session's cookie. */
export async function findCurrentSession(
  db: Db,
  limits: SessionLimits,
  query: { readonly id: SessionId; readonly now: Date },
): Promise<CurrentSession | undefined> {
  const row = await db
    .selectFrom('session')
    .innerJoin('authentication_event as event', 'event.session_id', 'session.id')
    .select(['session.member_id', 'event.level', 'event.at'])
    .where('session.id', '=', query.id)
    .where('session.expires_at', '>', query.now)
    .where('session.last_seen_at', '>', later(query.now, -limits.idle))
    .orderBy('event.at', 'desc')
    .orderBy('event.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row?.member_id) return undefined;
  return {
    sessionId: query.id,
    memberId: trustId(row.member_id),
    level: row.level,
    provenAt: row.at,
  };
}

/** The live sessions of a member, last used first. */
export async function listMemberSessions(
  db: Db,
  limits: SessionLimits,
  query: { readonly memberId: MemberId; readonly now: Date },
): Promise<readonly SessionSummary[]> {
  const rows = await db
    .selectFrom('session')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('authentication_event as e')
          .select(['e.provider', 'e.level'])
          .whereRef('e.session_id', '=', 'session.id')
          .orderBy('e.at', 'desc')
          .orderBy('e.id', 'desc')
          .limit(1)
          .as('event'),
      (join) => join.onTrue(),
    )
    .select(['session.id', 'device', 'created_at', 'last_seen_at', 'event.provider', 'event.level'])
    .where('member_id', '=', query.memberId)
    .where('expires_at', '>', query.now)
    .where('last_seen_at', '>', later(query.now, -limits.idle))
    .orderBy('last_seen_at', 'desc')
    .orderBy('session.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: trustId(row.id),
    device: row.device,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    provider: row.provider,
    level: row.level,
  }));
}

/** Forgets the pending sign-ins of a member who goes. */
export async function deleteAttemptsOf(trx: Trx, memberId: MemberId): Promise<void> {
  await trx.deleteFrom('attempt').where('member_id', '=', memberId).execute();
}
