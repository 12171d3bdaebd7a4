// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SessionId } from '../../kernel/ids.js';
import type { LogoutRequested, LogoutRoute, Reply, Step } from '../../providers/provider.js';
import type { SignInDeps } from '../deps.js';
import { getEnabledInstance } from './enabled-instance.js';
import { endSessions } from './end-sessions.js';
import { logoutRecord } from './record-logout.js';
import { toRefusal } from './refusal.js';
import { lockUpstreamSessions } from '../store/upstream-sessions.js';
import { sessionHash, subjectHash } from './upstream-session.js';

type Deps = Pick<SignInDeps, 'db' | 'now' | 'providers' | 'pseudonym' | 'record'>;

export interface ReceiveLogout {
  readonly instance: string;
  readonly route: LogoutRoute;
  readonly reply: Reply;
}

export type ReceivedLogout =
  | { readonly kind: 'answered'; readonly ended: readonly SessionId[]; readonly step: Step }
  | { readonly kind: 'finished'; readonly everywhere: boolean };

/**
 * A logout message of an identity provider: ends the sessions that a request names and answers, also
 * when there is none left; or takes note of the answer to a request of ours.
 * @throws PiazzaError `provider.*` with the refusing rule in its context; no session ends then
 */
export async function receiveLogout(deps: Deps, input: ReceiveLogout): Promise<ReceivedLogout> {
  const { id: instance, kind } = getEnabledInstance(deps.providers, input.instance);
  const log = logoutRecord(deps, instance);
  try {
    const message = await input.route.verify(input.reply, log.record);
    if (message.kind === 'finished') return message;
    const ended = await endNamed(deps, instance, message);
    return { kind: 'answered', ended, step: await message.answer() };
  } catch (error) {
    throw toRefusal(error, { instance, kind });
  } finally {
    await log.keep();
  }
}

function endNamed(
  deps: Deps,
  instance: string,
  { issuer, subject, sessions }: LogoutRequested,
): Promise<readonly SessionId[]> {
  const namer = { instance, issuer };
  const named = {
    subject: subjectHash(deps, namer, subject),
    sessions: sessions.map((session) => sessionHash(deps, namer, session)),
  };
  return deps.db.transaction().execute(async (trx) => {
    const found = await lockUpstreamSessions(trx, named);
    for (const { memberId, sessionId } of found) {
      await endSessions(trx, { memberId, only: sessionId, signedOut: true, at: deps.now() });
    }
    return found.map(({ sessionId }) => sessionId);
  });
}
