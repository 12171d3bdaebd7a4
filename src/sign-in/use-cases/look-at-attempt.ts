// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import type { SignInDeps } from '../deps.js';
import { refusalOf, type PendingAttempt, type ShownPage } from '../domain/attempt.js';
import { findAttempt } from '../store/attempts.js';
import { refuseAttempt } from './attempt-refused.js';
import { getEnabledInstance } from './enabled-instance.js';

type Deps = Pick<SignInDeps, 'db' | 'box' | 'now' | 'providers'>;

export interface AttemptName {
  readonly instance: string;
  /** The handle, or the key that the provider gave. */
  readonly key: string | undefined;
  /** The value of the browser-binding cookie; absent when the browser sent none. */
  readonly browser?: string | undefined;
}

/** @throws PiazzaError `provider.malformed` without a key, `provider.mismatched` for any other than this browser's */
export async function loadAttempt(
  { db, box }: Pick<Deps, 'db' | 'box'>,
  { instance, key, browser }: AttemptName,
): Promise<PendingAttempt> {
  if (!key) throw new PiazzaError('provider.malformed', { instance, rule: 'attempt.no_handle' });
  const attempt = browser && (await findAttempt(db, box, { instance, key, browser }));
  // Another browser's, another instance's, or nobody's: one answer for all of them.
  if (!attempt) throw new PiazzaError('provider.mismatched', { instance, rule: 'attempt.unknown' });
  return attempt;
}

/** @throws PiazzaError when the attempt was used up, or waited too long */
export function refuseSpent(attempt: PendingAttempt, now: Date): void {
  const refusal = refusalOf(attempt, now);
  if (!refusal) return;
  const { instance, id } = attempt;
  const context = { instance, attempt: id, rule: `attempt.${refusal}` };
  throw new PiazzaError(`provider.${refusal}`, context);
}

/**
 * Whether a sign-in of this browser can still be finished, and the page of ours on which it waits, where
 * there is one. Nothing is used up.
 * @throws PiazzaError as `completeSignIn` would
 */
export async function lookAtAttempt(
  deps: Deps,
  name: AttemptName,
): Promise<{ readonly page?: ShownPage | undefined; readonly portal?: string | undefined }> {
  const { kind } = getEnabledInstance(deps.providers, name.instance);
  const attempt = await loadAttempt(deps, name);
  try {
    refuseSpent(attempt, deps.now());
  } catch (error) {
    throw refuseAttempt(error, attempt, kind);
  }
  const { page, portal } = attempt.secrets;
  return { page, portal };
}
