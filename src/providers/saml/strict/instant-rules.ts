// SPDX-License-Identifier: AGPL-3.0-or-later
import { requiredValue, rule, type Facts, type Rule } from './rule.js';
import { isBeforeRequest, isFuture, parseInstant } from './time.js';

interface InstantNumbers {
  readonly missing?: string;
  readonly empty?: string;
  readonly form?: string;
  readonly early?: string;
  readonly future?: string;
}

const options = (agid: string | undefined) => (agid ? { agid } : {});

/** An instant at which something was made: after the request, not in the future. */
export const issueInstantRules = (
  name: string,
  agid: InstantNumbers,
  read: (facts: Facts) => string | undefined,
): readonly Rule[] => [
  ...requiredValue(name, agid, read),
  rule(`${name}_form`, options(agid.form), (facts) => parseInstant(read(facts)) === undefined),
  rule(`${name}_before_request`, { ...options(agid.early), code: 'expired' }, (facts) =>
    isBeforeRequest(read(facts), facts),
  ),
  rule(`${name}_in_future`, { ...options(agid.future), code: 'expired' }, (facts) =>
    isFuture(read(facts), facts),
  ),
];
