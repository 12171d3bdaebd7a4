// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import { isProviderError } from '../../providers/provider-error.js';
import { cardErrorCode } from '../card-errors.js';
import type { PendingAttempt } from '../domain/attempt.js';
import { errorCodeOf } from '../errors.js';
import { officialErrorCode } from '../official-errors.js';

/** What a sign-in was for, so that its person can begin it again. */
export type Wanted = Pick<PendingAttempt, 'returnTo' | 'intent' | 'minimum'> & {
  readonly portal: string | undefined;
};

/** The person said no at the provider. Where they wanted to go is no part of `context`: it may hold a secret. */
export class GivenUp extends PiazzaError {
  readonly wanted: Wanted;

  constructor({ code, context, cause }: PiazzaError, wanted: Wanted) {
    super(code, context, { cause });
    this.wanted = wanted;
  }
}

/** A refusal of an attempt; one that its person caused leads back to what they wanted. */
export function refusalOfAttempt(
  error: unknown,
  attempt: PendingAttempt,
  kind: string,
): PiazzaError {
  const { id, instance, returnTo, intent, minimum, secrets } = attempt;
  const refusal = toRefusal(error, { instance, kind, attempt: id });
  const cancelled = isProviderError(error) && error.code === 'cancelled';
  if (cancelled) return new GivenUp(refusal, { returnTo, intent, minimum, portal: secrets.portal });
  // That we are not set up as the provider wants shows in its answer: no way in is closed by that.
  const { code, context, cause } = refusal;
  return code === 'provider.misconfigured'
    ? new PiazzaError('provider.upstream_error', context, { cause })
    : refusal;
}

/**
 * What a provider threw, as a failure of ours; an exception that it did not foresee refuses too,
 * because no reply, however odd, may do anything but be accepted or refused.
 */
export function toRefusal(error: unknown, context: Record<string, unknown>): PiazzaError {
  if (error instanceof PiazzaError) return error;
  if (isProviderError(error)) {
    const { rule, official, reason } = error.detail ?? {};
    const { kind } = context;
    const own = officialErrorCode(kind, official) ?? cardErrorCode(kind, reason);
    const code = own ?? errorCodeOf(error.code);
    return new PiazzaError(code, { ...context, rule, official }, causeOf(error));
  }
  return new PiazzaError(
    'provider.upstream_error',
    { ...context, rule: 'provider.threw' },
    {
      cause: error,
    },
  );
}

const causeOf = ({ cause }: Error): ErrorOptions => (cause === undefined ? {} : { cause });
