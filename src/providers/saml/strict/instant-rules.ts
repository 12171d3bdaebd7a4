// SPDX-License-Identifier: AGPL-3.0-or-later
import { requiredValue, rule, type Facts, type Rule } from './rule.js';
import { isBeforeRequest, isFuture, isPast, parseInstant } from './time.js';

interface InstantNumbers {
  readonly missing?: string;
  readonly empty?: string;
  readonly form?: string;
}
type Read = (facts: Facts) => string | undefined;

const numbered = (agid: string | undefined) => (agid ? { agid } : {});

/** An instant has to be there and to be one: xs:dateTime in UTC. */
export const instantRules = (name: string, agid: InstantNumbers, read: Read): readonly Rule[] => [
  ...requiredValue(name, agid, read),
  rule(`${name}_form`, numbered(agid.form), (facts) => {
    const text = read(facts)?.trim() ?? '';
    return text !== '' && parseInstant(text) === undefined;
  }),
];

/** When something was made: after the request, and not in the future. */
export const issueInstantRules = (
  name: string,
  agid: InstantNumbers & { readonly early?: string; readonly future?: string },
  read: Read,
): readonly Rule[] => [
  ...instantRules(name, agid, read),
  rule(`${name}_before_request`, { ...numbered(agid.early), code: 'expired' }, (facts) =>
    isBeforeRequest(read(facts), facts),
  ),
  rule(`${name}_in_future`, { ...numbered(agid.future), code: 'expired' }, (facts) =>
    isFuture(read(facts), facts),
  ),
];

/** Until when something holds. */
export const deadlineRules = (
  name: string,
  agid: InstantNumbers & { readonly past?: string },
  read: Read,
): readonly Rule[] => [
  ...instantRules(name, agid, read),
  rule(`${name}_past`, { ...numbered(agid.past), code: 'expired' }, (facts) =>
    isPast(read(facts), facts),
  ),
];
