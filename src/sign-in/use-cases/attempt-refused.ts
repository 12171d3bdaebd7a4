// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError, type ErrorCode } from '../../kernel/errors.js';
import { isProviderError } from '../../providers/provider-error.js';
import type { PendingAttempt } from '../domain/attempt.js';
import { toRefusal } from './refusal.js';

/** What a sign-in was for, so that its person can begin it again. */
export type Wanted = Pick<PendingAttempt, 'returnTo' | 'intent' | 'minimum'> & {
  readonly portal: string | undefined;
};

/** A refused attempt. Where its person wanted to go is no part of `context`, which is logged: it may hold a secret. */
export class AttemptRefused extends PiazzaError {
  readonly wanted: Wanted;
  /** The person said no at the provider. */
  readonly givenUp: boolean;

  constructor(
    { code, context, cause }: Pick<PiazzaError, 'code' | 'context' | 'cause'>,
    { wanted, givenUp }: { readonly wanted: Wanted; readonly givenUp: boolean },
  ) {
    super(code, context, { cause });
    this.wanted = wanted;
    this.givenUp = givenUp;
  }
}

/** Whatever refuses an attempt that was found, in the words of its kind of provider. */
export function refuseAttempt(
  error: unknown,
  attempt: PendingAttempt,
  kind: string,
): AttemptRefused {
  const { id, instance, returnTo, intent, minimum, secrets } = attempt;
  const refusal = toRefusal(error, { instance, kind, attempt: id });
  const wanted = { returnTo, intent, minimum, portal: secrets.portal };
  const givenUp = isProviderError(error) && error.code === 'cancelled';
  const { context, cause } = refusal;
  return new AttemptRefused(
    { code: codeFor(kind, refusal.code), context, cause },
    { wanted, givenUp },
  );
}

const codeFor = (kind: string, code: ErrorCode): ErrorCode =>
  codesOf[kind]?.[code] ?? ofAll[code] ?? code;

type Codes = Partial<Record<ErrorCode, ErrorCode>>;
/** That we are not set up as a provider wants shows in its answer: no way in is closed by that. */
const ofAll: Codes = { 'provider.misconfigured': 'provider.upstream_error' };
const codesOf: Readonly<Record<string, Codes>> = {
  'email-link': {
    'provider.replayed': 'email-link.used',
    'provider.expired': 'email-link.expired',
  },
};
