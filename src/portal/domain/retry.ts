// SPDX-License-Identifier: AGPL-3.0-or-later
import { later } from '../../kernel/clock.js';

/** What became of one call: the status that came, or the code of why none did. */
export type Answer = { readonly status: number } | { readonly failure: string };

/** What one node asks of a queue. */
export interface Claim {
  readonly at: Date;
  /** Until when no other node takes it, should this one die. */
  readonly leaseUntil: Date;
  /** How many of one receiver may be under way here; one that hangs holds up no other. */
  readonly slots: number;
  /** How many are, by receiver. */
  readonly busy: ReadonlyMap<string, number>;
}

export const hasArrived = (answer: Answer): answer is { readonly status: number } =>
  'status' in answer && answer.status >= 200 && answer.status < 300;

/** Why a call has not arrived, for staff. */
export const failureOf = (answer: Answer): { answered: number | undefined; failure: string } =>
  'status' in answer
    ? { answered: answer.status, failure: `status_${answer.status}` }
    : { answered: undefined, failure: answer.failure };

/**
 * When to try again, up to a tenth later so that many that failed together do not return together; undefined after the
 * last pause.
 * @param next.attempts how many were made
 * @param next.pauses milliseconds after each
 * @param next.chance from 0 up to 1
 */
export function nextAttempt(next: {
  readonly at: Date;
  readonly attempts: number;
  readonly pauses: readonly number[];
  readonly chance: number;
}): Date | undefined {
  const pause = next.pauses[next.attempts - 1];
  return pause === undefined
    ? undefined
    : later(next.at, Math.round(pause * (1 + next.chance / 10)));
}
