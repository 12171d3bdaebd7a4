// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import { appendAudit } from '../../audit/append.js';
import { newId, type IdentityId, type MemberId, type SessionId } from '../../kernel/ids.js';
import { reaches } from '../../kernel/level.js';
import { randomToken } from '../../kernel/tokens.js';
import type { SignInDeps } from '../deps.js';
import type { Arrival, SignedIn } from './finish-sign-in.js';
import { endSessions } from './end-sessions.js';
import { emptySessionData } from './session-data.js';
import { insertAuthenticationEvent } from '../store/authentication-events.js';
import { insertSession, renewSession } from '../store/sessions.js';
import { toRecord } from './upstream-session.js';

type Deps = Pick<SignInDeps, 'db' | 'now' | 'box' | 'pseudonym' | 'controller' | 'limits'>;

interface Entered {
  readonly memberId: MemberId;
  readonly identityId: IdentityId;
  readonly created: boolean;
  readonly linked: boolean;
}

/**
 * Gives the person a session with a new secret and the proof just given. The session of the same
 * member goes on under the new secret; one of another member ends.
 */
export async function openSession(
  deps: Deps,
  arrival: Arrival,
  entered: Entered,
): Promise<SignedIn> {
  const { profile, provider, intent, returnTo, controller, upstream } = arrival;
  const namer = { instance: provider, issuer: profile.issuer };
  const at = arrival.at ?? deps.now();
  const sid = randomToken();
  const sessionId = await deps.db.transaction().execute(async (trx) => {
    const id = await continueOrStart(trx, deps, { arrival, memberId: entered.memberId, sid });
    if (counts(arrival, entered.memberId)) {
      await insertAuthenticationEvent(trx, id, {
        id: newId(),
        level: profile.level,
        methods: profile.methods,
        at,
        provider,
        controller: controller ?? deps.controller,
        identityId: entered.identityId,
        memberId: entered.memberId,
        upstream: upstream && toRecord(deps, namer, upstream),
      });
    }
    await appendAudit(trx, {
      action: 'session.prove',
      at: deps.now(),
      actor: entered.memberId,
      subject: entered.memberId,
      data: { session: id, provider, intent, level: profile.level },
    });
    return id;
  });
  const { level, methods } = profile;
  const { portal, choice } = arrival;
  const proof = { level, methods, at, provider, intent, choice };
  return { kind: 'signed_in', ...entered, ...proof, returnTo, controller, portal, sessionId, sid };
}

async function continueOrStart(
  trx: Trx,
  { limits, now, box }: Deps,
  next: { readonly arrival: Arrival; readonly memberId: MemberId; readonly sid: string },
): Promise<SessionId> {
  const { memberId, sid } = next;
  const { session, device } = next.arrival;
  const data = emptySessionData(box);
  if (session?.memberId === memberId) {
    const renewal = { id: session.sessionId, sid, memberId, data, now: now() };
    if (await renewSession(trx, limits, renewal)) return session.sessionId;
  } else if (session) {
    await endSessions(trx, { memberId: session.memberId, only: session.sessionId, at: now() });
  }
  const id = newId<SessionId>();
  await insertSession(trx, limits, {
    id,
    sid,
    memberId,
    device,
    data,
    now: now(),
  });
  return id;
}

/** Linking a social account proves the account, not the person: the session keeps the level it has. */
function counts({ intent, session, profile }: Arrival, memberId: MemberId): boolean {
  if (intent !== 'link' || session?.memberId !== memberId) return true;
  return reaches(profile.level, session.level);
}
