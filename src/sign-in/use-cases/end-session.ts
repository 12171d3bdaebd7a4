// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../kernel/actor.js';
import type { MemberId, SessionId } from '../../kernel/ids.js';
import type { SignInDeps } from '../deps.js';
import { endSessions } from './end-sessions.js';

type Deps = Pick<SignInDeps, 'db' | 'now'>;

interface EndSession {
  readonly actor: Actor;
  readonly sessionId: SessionId;
  /** As in `endSessions`. */
  readonly signedOut?: boolean;
}

/** Ends one of the actor's own sessions; an unknown or ended one is fine, and changes nothing. */
export async function endSession(
  { db, now }: Deps,
  { actor: { memberId }, sessionId: only, signedOut }: EndSession,
): Promise<void> {
  await db
    .transaction()
    .execute((trx) => endSessions(trx, { memberId, only, signedOut, at: now() }));
}

/** Ends every session of a member, or all but the one kept. */
export async function endAllSessions(
  { db, now }: Deps,
  memberId: MemberId,
  except?: SessionId,
): Promise<void> {
  await db.transaction().execute((trx) => endSessions(trx, { memberId, except, at: now() }));
}
