// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import { preparedOn } from '../../database/prepared.js';
import { later } from '../../kernel/clock.js';
import { newId, trustId, type MemberId, type SessionId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import { hashToken } from '../../kernel/tokens.js';
import type { AuthenticationEvent, SessionLimits } from '../domain/session.js';

/** A session row as a request needs it: the sealed data, and who is signed in with what. */
export interface WebSessionRow {
  readonly id: SessionId;
  readonly data: Buffer;
  readonly lastSeenAt: Date;
  readonly viewer?: {
    readonly memberId: MemberId;
    readonly displayName: string;
    readonly noticePending: boolean;
    /** The newest of the session. */
    readonly proof: Omit<AuthenticationEvent, 'id' | 'identityId'>;
  };
}

interface Row {
  id: string;
  data: Buffer;
  last_seen_at: Date;
  member_id: string | null;
  display_name: string | null;
  notice_pending: boolean | null;
  proven_member: string | null;
  level: Level | null;
  methods: string[] | null;
  provider: string | null;
  controller: string | null;
  at: Date | null;
}

/** Everything a request needs to know of its session, in one statement. */
export async function findWebSession(
  db: Db,
  limits: SessionLimits,
  query: { readonly sid: string; readonly now: Date },
): Promise<WebSessionRow | undefined> {
  const { sid, now } = query;
  const values = [hashToken(sid), now, later(now, -limits.idle)];
  const [row] = await preparedOn(db)<Row>('session_find', find, values);
  return row && toWebSession(row);
}

const find = `
  select session.id, session.data, session.last_seen_at, member.id as member_id,
         member.display_name, member.notice_pending, event.member_id as proven_member,
         event.level, event.methods, event.provider, event.controller, event.at
    from session
    left join member_public member on member.id = session.member_id and member.status = 'active'
    left join lateral (
      select member_id, level, methods, provider, controller, at from authentication_event
       where session_id = session.id order by at desc, id desc limit 1
    ) event on true
   where session.sid_hash = $1 and session.expires_at > $2 and session.last_seen_at > $3`;

function toWebSession(row: Row): WebSessionRow {
  const session = { id: trustId<SessionId>(row.id), data: row.data, lastSeenAt: row.last_seen_at };
  const { member_id: memberId, proven_member: proven, level, at } = row;
  if (memberId === null || proven === null || level === null || at === null) return session;
  return {
    ...session,
    viewer: {
      memberId: trustId(memberId),
      displayName: row.display_name ?? '',
      noticePending: row.notice_pending ?? false,
      proof: {
        memberId: trustId(proven),
        level,
        methods: row.methods ?? [],
        at,
        provider: row.provider ?? '',
        controller: row.controller ?? '',
      },
    },
  };
}

/** Writes the data of a session, making an anonymous one when the secret is new. */
export async function saveWebSession(
  db: Db,
  limits: SessionLimits,
  session: { readonly sid: string; readonly data: Buffer; readonly now: Date },
): Promise<void> {
  await db
    .insertInto('session')
    .values({
      id: newId<SessionId>(),
      sid_hash: hashToken(session.sid),
      data: session.data,
      created_at: session.now,
      last_seen_at: session.now,
      expires_at: later(session.now, limits.absolute),
    })
    .onConflict((conflict) =>
      conflict.column('sid_hash').doUpdateSet({ data: session.data, last_seen_at: session.now }),
    )
    .execute();
}

export async function touchWebSession(db: Db, sid: string, now: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ last_seen_at: now })
    .where('sid_hash', '=', hashToken(sid))
    .execute();
}

/** Ends an anonymous session; one with a member is ended by the use case, which tells of it. */
export async function deleteAnonymousSession(db: Db, sid: string): Promise<void> {
  await db
    .deleteFrom('session')
    .where('sid_hash', '=', hashToken(sid))
    .where('member_id', 'is', null)
    .execute();
}
