// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberFeature } from '../../identity/use-cases/resolve-sign-in.js';
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

interface Safety extends Deps {
  /** Sign-in, and whoever else lets go of what outlived its session. */
  readonly features: readonly Pick<MemberFeature, 'endSessions'>[];
}

/** Ends every session of a member, or all but the one kept, and what portals hold without one. */
export async function endAllSessions(
  { db, now, features }: Safety,
  memberId: MemberId,
  except?: SessionId,
): Promise<void> {
  const at = now();
  await db.transaction().execute(async (trx) => {
    for (const feature of features) await feature.endSessions?.(trx, { memberId, except, at });
  });
}
