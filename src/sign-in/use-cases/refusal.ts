// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import { isProviderError } from '../../providers/provider-error.js';
import { errorCodeOf } from '../errors.js';
import { meansErrorCode } from '../means-errors.js';
import { officialErrorCode } from '../official-errors.js';

/**
 * What a provider threw, as a failure of ours; an exception that it did not foresee refuses too,
 * because no reply, however odd, may do anything but be accepted or refused.
 */
export function toRefusal(error: unknown, context: Record<string, unknown>): PiazzaError {
  if (error instanceof PiazzaError) return error;
  if (isProviderError(error)) {
    const { rule, official, reason, left } = error.detail ?? {};
    const { kind } = context;
    const own = officialErrorCode(kind, official) ?? meansErrorCode(kind, reason);
    const code = own ?? errorCodeOf(error.code);
    return new PiazzaError(code, { ...context, rule, official, left }, causeOf(error));
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
