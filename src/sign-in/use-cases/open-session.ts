// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import { appendAudit, auditPart, type AuditEntry } from '../../audit/append.js';
import { preparedOn } from '../../database/prepared.js';
import { together } from '../../database/together.js';
import { newId, type IdentityId, type MemberId, type SessionId } from '../../kernel/ids.js';
import { reaches } from '../../kernel/level.js';
import { randomToken } from '../../kernel/tokens.js';
import type { SignInDeps } from '../deps.js';
import type { Arrival, SignedIn } from './finish-sign-in.js';
import { endSessions } from './end-sessions.js';
import { emptySessionData } from './session-data.js';
import {
  eventPart,
  insertAuthenticationEvent,
  type NewEvent,
} from '../store/authentication-events.js';
import { insertSession, renewSession, sessionPart, type NewSession } from '../store/sessions.js';
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
  const { profile, provider, intent, returnTo, controller } = arrival;
  const at = arrival.at ?? deps.now();
  const sid = randomToken();
  const proof = proofOf(deps, { arrival, entered, at });
  const start = {
    id: newId<SessionId>(),
    sid,
    memberId: entered.memberId,
    device: arrival.device,
    data: emptySessionData(deps.box),
    now: deps.now(),
  };
  const sessionId = arrival.session
    ? await continueOrStart(deps, { arrival, start, proof })
    : await startNew(deps, { arrival, start, proof });
  const { level, methods } = profile;
  const { portal, choice } = arrival;
  const proven = { level, methods, at, provider, intent, choice };
  return { kind: 'signed_in', ...entered, ...proven, returnTo, controller, portal, sessionId, sid };
}

function proofOf(
  deps: Deps,
  { arrival, entered, at }: { arrival: Arrival; entered: Entered; at: Date },
): NewEvent {
  const { profile, provider, controller, upstream } = arrival;
  const namer = { instance: provider, issuer: profile.issuer };
  return {
    id: newId(),
    level: profile.level,
    methods: profile.methods,
    at,
    provider,
    controller: controller ?? deps.controller,
    identityId: entered.identityId,
    memberId: entered.memberId,
    upstream: upstream && toRecord(deps, namer, upstream),
  };
}

interface Opening {
  readonly arrival: Arrival;
  readonly start: NewSession;
  readonly proof: NewEvent;
}

/** Nobody was signed in: everything is new and goes in one statement. */
async function startNew(
  { db, limits }: Deps,
  { arrival, start, proof }: Opening,
): Promise<SessionId> {
  await together(preparedOn(db), 'session_open', [
    sessionPart(limits, start),
    eventPart(start.id, proof),
    auditPart(entryOf(arrival, start.id, start)),
  ]);
  return start.id;
}

function continueOrStart(deps: Deps, opening: Opening): Promise<SessionId> {
  const { arrival, start, proof } = opening;
  return deps.db.transaction().execute(async (trx) => {
    const id = await continueOrInsert(trx, deps, opening);
    if (counts(arrival, start.memberId)) await insertAuthenticationEvent(trx, id, proof);
    await appendAudit(trx, entryOf(arrival, id, start));
    return id;
  });
}

const entryOf = (
  { provider, intent, profile }: Arrival,
  session: SessionId,
  { memberId, now }: NewSession,
): AuditEntry => ({
  action: 'session.prove',
  at: now,
  actor: memberId,
  subject: memberId,
  data: { session, provider, intent, level: profile.level },
});

async function continueOrInsert(
  trx: Trx,
  { limits, now }: Deps,
  { arrival: { session }, start }: Opening,
): Promise<SessionId> {
  if (session?.memberId === start.memberId) {
    const renewal = { ...start, id: session.sessionId };
    if (await renewSession(trx, limits, renewal)) return session.sessionId;
  } else if (session) {
    const { memberId, sessionId: only } = session;
    await endSessions(trx, { memberId, only, signedOut: true, at: now() });
  }
  await insertSession(trx, limits, start);
  return start.id;
}

/** Linking a social account proves the account, not the person: the session keeps the level it has. */
function counts({ intent, session, profile }: Arrival, memberId: MemberId): boolean {
  if (intent !== 'link' || session?.memberId !== memberId) return true;
  return reaches(profile.level, session.level);
}
