// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import { reaches } from '../../kernel/level.js';
import { ProviderError } from '../../providers/provider-error.js';
import type { Reply, ReplyRoute, VerifiedProfile } from '../../providers/provider.js';
import { refuseAttempt } from './attempt-refused.js';
import { clamp } from './clamp.js';
import type { SignInDeps } from '../deps.js';
import type { PendingAttempt } from '../domain/attempt.js';
import type { CurrentSession } from '../domain/session.js';
import { getEnabledInstance } from './enabled-instance.js';
import { finishSignIn, type SignInResult } from './finish-sign-in.js';
import { loadAttempt, refuseSpent } from './look-at-attempt.js';
import { openAttempt, type LiveAttempt } from './live-attempt.js';
import { withCertificate } from './with-certificate.js';
import { findCurrentSession } from '../store/sessions.js';
import { consumeAttempt, consumeWithOnceIds, takeOnceIds } from '../store/single-use.js';

export interface CompleteSignIn {
  readonly instance: string;
  readonly route: ReplyRoute;
  readonly reply: Reply;
  /** The value of the browser-binding cookie; absent when the browser sent none. */
  readonly browser?: string | undefined;
  /** The session of the request; a cross-site post arrives without, and then the attempt knows it. */
  readonly session?: CurrentSession | undefined;
  /** Browser and system in words, for the list of sessions. */
  readonly device?: string | undefined;
}

/**
 * Finishes a sign-in with the reply of a provider: finds the attempt of this instance and browser,
 * has the provider verify, uses the attempt up, clamps, and asks identity who it is.
 * Two nodes with the same reply: the database lets one of them pass.
 * @throws PiazzaError `provider.*` with the refusing rule in its context; nothing is signed in then
 */
export async function completeSignIn(
  deps: SignInDeps,
  input: CompleteSignIn,
): Promise<SignInResult> {
  const instance = getEnabledInstance(deps.providers, input.instance);
  const key = input.route.correlate(input.reply);
  const attempt = await loadAttempt(deps, { ...input, key });
  const live = openAttempt(attempt, deps);
  try {
    const reply = await withCertificate(deps, input, attempt);
    input.route.record?.(reply, live.attempt);
    refuseSpent(attempt, deps.now());
    const session = await sessionOf(deps, input, attempt);
    const profile = await verifyOnce(deps, { ...input, reply, attempt, live });
    const clamped = clamp(profile, instance.trust, instance.reach);
    if (!reaches(clamped.level, attempt.minimum)) {
      throw new ProviderError('level_too_low', { rule: 'attempt.minimum' });
    }
    const result = await finishSignIn(deps, {
      ...attempt,
      profile: clamped,
      upstream: profile.upstream,
      provider: instance.id,
      kind: instance.kind,
      browser: input.browser ?? '',
      session,
      device: input.device ?? '',
      portal: attempt.secrets.portal,
    });
    return await withAffiliation(deps, { result, attempt, profile, provider: instance.id });
  } catch (error) {
    throw refuseAttempt(error, attempt, instance.kind);
  } finally {
    const messages = live.messages();
    if (messages.length > 0) await deps.record(messages);
  }
}

async function sessionOf(
  { db, limits, now }: SignInDeps,
  { session, instance }: CompleteSignIn,
  { intent, memberId, secrets, id }: PendingAttempt,
): Promise<CurrentSession | undefined> {
  const remembered = secrets.sessionId;
  const found =
    session ??
    (remembered && (await findCurrentSession(db, limits, { id: remembered, now: now() })));
  if (intent !== 'sign-in' && found?.memberId !== memberId) {
    const context = { instance, attempt: id, rule: 'attempt.session' };
    throw new PiazzaError('provider.mismatched', context);
  }
  return found;
}

interface Professional {
  readonly result: SignInResult;
  readonly attempt: PendingAttempt;
  readonly profile: VerifiedProfile;
  readonly provider: string;
}

/** What a professional identity says of the organisation goes to the affiliation that it was asked for, and nowhere else. */
async function withAffiliation(
  deps: SignInDeps,
  { result, attempt, profile, provider }: Professional,
): Promise<SignInResult> {
  const { affiliation: affiliationId } = attempt.secrets;
  if (affiliationId === undefined || result.kind !== 'signed_in') return result;
  const { memberId } = result;
  const taxCodes = profile.organisation?.taxCodes ?? [];
  const affiliation = await deps.proveAffiliation({ memberId, affiliationId, taxCodes, provider });
  return { ...result, affiliation };
}

interface Verification extends CompleteSignIn {
  readonly attempt: PendingAttempt;
  readonly live: LiveAttempt;
}

async function verifyOnce(
  { db, now }: SignInDeps,
  { route, reply, attempt, live }: Verification,
): Promise<VerifiedProfile> {
  const { id, instance } = attempt;
  const before = route.single === 'before-verify';
  if (before) refuseUsed(await consumeAttempt(db, id, now()));
  const profile = await route.verify(reply, live.attempt);
  const once = profile.once ?? [];
  refuseUsed(
    before
      ? await takeOnceIds(db, instance, once)
      : await consumeWithOnceIds(db, { id, instance, now: now() }, once),
  );
  return profile;
}

function refuseUsed(first: boolean): void {
  if (!first) throw new ProviderError('replayed', { rule: 'attempt.single_use' });
}
