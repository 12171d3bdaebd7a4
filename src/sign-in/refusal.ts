// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../kernel/errors.js';
import { ProviderError } from '../providers/provider-error.js';
import { errorCodeOf } from './errors.js';
import { officialErrorCode } from './official-errors.js';

/**
 * What a provider threw, as a failure of ours; an exception that it did not foresee refuses too,
 * because no reply, however odd, may do anything but be accepted or refused.
 */
export function toRefusal(error: unknown, context: Record<string, unknown>): PiazzaError {
  if (error instanceof PiazzaError) return error;
  if (error instanceof ProviderError) {
    return new PiazzaError(
      officialErrorCode(context['kind'], error.detail.official) ?? errorCodeOf(error.code),
      { ...context, ...error.detail },
      causeOf(error),
    );
  }
  return new PiazzaError(
    'provider.upstream_error',
    { ...context, rule: 'provider.threw' },
    {
      cause: error,
    },
  );
}

const causeOf = ({ cause }: ProviderError): ErrorOptions => (cause === undefined ? {} : { cause });
