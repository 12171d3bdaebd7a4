// SPDX-License-Identifier: AGPL-3.0-or-later
import { ns } from '../names.js';
import { childrenOf, descend } from '../xml/tree.js';
import { requiredElement, requiredValue, rule, type Facts, type Rule } from './rule.js';
import { isFuture, isPast, parseInstant } from './time.js';

const conditions = ({ assertion }: Facts) => descend(assertion, ns.saml, 'Conditions');
const attribute = (name: string) => (facts: Facts) => conditions(facts)?.attributes.get(name);
const restriction = (facts: Facts) => descend(conditions(facts), ns.saml, 'AudienceRestriction');
const audience = (facts: Facts) => descend(restriction(facts), ns.saml, 'Audience');

/** When and for whom the Assertion holds. */
export const conditionRules: readonly Rule[] = [
  ...requiredElement('conditions', { missing: '74', empty: '73' }, conditions),
  ...requiredValue('conditions.not_before', { empty: '75', missing: '76' }, attribute('NotBefore')),
  rule('conditions.not_before_form', { agid: '77' }, (facts) => {
    return parseInstant(attribute('NotBefore')(facts)) === undefined;
  }),
  rule('conditions.not_yet', { agid: '78', code: 'expired' }, (facts) => {
    return isFuture(attribute('NotBefore')(facts), facts);
  }),
  ...requiredValue(
    'conditions.not_on_or_after',
    { empty: '79', missing: '80' },
    attribute('NotOnOrAfter'),
  ),
  rule('conditions.not_on_or_after_form', { agid: '81' }, (facts) => {
    return parseInstant(attribute('NotOnOrAfter')(facts)) === undefined;
  }),
  rule('conditions.expired', { agid: '82', code: 'expired' }, (facts) => {
    return isPast(attribute('NotOnOrAfter')(facts), facts);
  }),
  ...requiredElement('audience_restriction', { missing: '84', empty: '83' }, restriction),
  rule('audience_restriction.repeated', {}, (facts) => {
    return childrenOf(conditions(facts), ns.saml, 'AudienceRestriction').length > 1;
  }),
  ...requiredElement('audience', { missing: '86', empty: '85' }, audience),
  rule('audience.other', { agid: '87', code: 'mismatched' }, (facts) => {
    const audiences = childrenOf(restriction(facts), ns.saml, 'Audience');
    return !audiences.some(({ text }) => text.trim() === facts.expected.audience);
  }),
];
