// SPDX-License-Identifier: AGPL-3.0-or-later
import { later } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import { newId, type AffiliationId } from '../../kernel/ids.js';
import { reaches, type Level } from '../../kernel/level.js';
import { randomToken } from '../../kernel/tokens.js';
import type { Attempt, Step } from '../../providers/provider.js';
import type { SignInDeps } from '../deps.js';
import {
  freshness,
  type AttemptSecrets,
  type Intent,
  type PendingAttempt,
} from '../domain/attempt.js';
import type { CurrentSession } from '../domain/session.js';
import { getEnabledInstance } from './enabled-instance.js';
import { openAttempt, type LiveAttempt } from './live-attempt.js';
import { toRefusal } from './refusal.js';
import { insertAttempt } from '../store/attempts.js';

type Deps = Pick<
  SignInDeps,
  'db' | 'now' | 'box' | 'origin' | 'providers' | 'record' | 'attemptLifetime'
>;

export interface BeginSignIn {
  readonly instance: string;
  /** The identity provider behind the instance. */
  readonly choice?: string | undefined;
  readonly intent: Intent;
  /** What the form says beyond the choice. */
  readonly input: Readonly<Record<string, string>>;
  /** The value of the browser-binding cookie. */
  readonly browser: string;
  readonly session?: CurrentSession | undefined;
  /** A path of our own. */
  readonly returnTo: string;
  readonly minimum: Level;
  readonly fresh: boolean;
  readonly locale: 'it' | 'en';
  /** The controller of the portal that waits; Piazza's own when absent. */
  readonly controller?: string | undefined;
  readonly portal?: string | undefined;
  /** The SPID attribute service that it asks for; the general one when absent. */
  readonly attributeService?: number | undefined;
  /** The affiliation that a professional identity is to prove; with a step-up only. */
  readonly affiliation?: AffiliationId | undefined;
}

/**
 * Opens a sign-in at a provider, bound to this browser.
 * @throws PiazzaError `session.required` and `session.not_fresh` (link and step-up act on a session,
 *   link on one proven within five minutes), `provider.*`
 */
export async function beginSignIn(deps: Deps, input: BeginSignIn): Promise<Step> {
  const instance = getEnabledInstance(deps.providers, input.instance);
  if (!reaches(instance.reach, input.minimum)) {
    throw new PiazzaError('provider.level_too_low', { instance: instance.id, rule: 'reach' });
  }
  refuseStaleSession(input, deps.now());
  if (input.affiliation && !instance.provider.professional) {
    throw new PiazzaError('provider.refused', { instance: instance.id, rule: 'professional' });
  }
  const pending = newAttempt(deps, input);
  const live = openAttempt(pending, deps);
  try {
    const step = await instance.provider.begin(live.attempt);
    const secrets = step.kind === 'page' ? withPage(pending, step) : pending.secrets;
    await keep(deps, live, { ...pending, secrets, browser: input.browser });
    return step.kind === 'page' ? toWaitingPage(live.attempt) : step;
  } catch (error) {
    const { id, kind } = instance;
    throw toRefusal(error, { instance: id, kind, attempt: pending.id });
  }
}

function refuseStaleSession({ intent, session }: BeginSignIn, now: Date): void {
  if (intent === 'sign-in') return;
  if (!session) throw new PiazzaError('session.required', { intent });
  // Step-up is itself how a session becomes fresh.
  if (intent === 'link' && later(session.provenAt, freshness) < now) {
    throw new PiazzaError('session.not_fresh', { intent });
  }
}

function newAttempt(deps: Deps, input: BeginSignIn): PendingAttempt {
  const now = deps.now();
  const { instance, intent, session, choice, controller, locale, minimum, returnTo } = input;
  return {
    id: newId(),
    instance,
    intent,
    minimum,
    fresh: input.fresh || intent !== 'sign-in',
    locale,
    returnTo,
    createdAt: now,
    expiresAt: later(now, deps.attemptLifetime),
    secrets: {
      handle: randomToken(),
      input: input.input,
      memory: {},
      ...(session && { sessionId: session.sessionId }),
      ...(input.portal !== undefined && { portal: input.portal }),
      ...(input.attributeService !== undefined && { attributeService: input.attributeService }),
      ...(input.affiliation && intent === 'step-up' && { affiliation: input.affiliation }),
    },
    ...(session && { memberId: session.memberId }),
    ...(choice !== undefined && { choice }),
    ...(controller !== undefined && { controller }),
  };
}

const withPage = (
  { secrets }: PendingAttempt,
  { view, model }: Extract<Step, { kind: 'page' }>,
): AttemptSecrets => ({ ...secrets, page: { view, model } });

/** A page has an address: looked at again, or in the other language, it begins nothing anew. */
function toWaitingPage({ handle, replyTo }: Attempt): Step {
  const to = replyTo('/waiting');
  to.searchParams.set('state', handle);
  return { kind: 'redirect', to };
}

/** Written after `begin`, because that is when memory and correlation are known: one statement. */
async function keep(
  { db, box, record }: Deps,
  live: LiveAttempt,
  attempt: PendingAttempt & { readonly browser: string },
): Promise<void> {
  const binding = { browser: attempt.browser, correlation: live.correlation() };
  await insertAttempt(db, box, { ...attempt, binding });
  const messages = live.messages();
  if (messages.length > 0) await record(messages);
}
