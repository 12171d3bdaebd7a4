// SPDX-License-Identifier: AGPL-3.0-or-later
import { ns } from '../names.js';
import { childrenOf, descend } from '../xml/tree.js';
import { deadlineRules, instantRules } from './instant-rules.js';
import { inside, requiredElement, rule, type Facts, type Rule } from './rule.js';
import { isFuture } from './time.js';

const conditions = ({ assertion }: Facts) => descend(assertion, ns.saml, 'Conditions');
const attribute = (name: string) => (facts: Facts) => conditions(facts)?.attributes.get(name);
const restriction = (facts: Facts) => descend(conditions(facts), ns.saml, 'AudienceRestriction');
const audience = (facts: Facts) => descend(restriction(facts), ns.saml, 'Audience');

const periodRules: readonly Rule[] = [
  ...instantRules(
    'conditions.not_before',
    { empty: '75', missing: '76', form: '77' },
    attribute('NotBefore'),
  ),
  // 79 to 82 are about NotOnOrAfter, but their NotBefore is in 2099.
  rule('conditions.not_yet', { agid: ['78', '79', '80', '81', '82'], code: 'expired' }, (facts) => {
    return isFuture(attribute('NotBefore')(facts), facts);
  }),
  ...deadlineRules(
    'conditions.not_on_or_after',
    { empty: '79', missing: '80', form: '81', past: '82' },
    attribute('NotOnOrAfter'),
  ),
];

const audienceRules: readonly Rule[] = [
  ...requiredElement(
    'audience_restriction',
    { missing: ['73', '84'], empty: ['83', '86'] },
    restriction,
  ),
  rule('audience_restriction.repeated', {}, (facts) => {
    return childrenOf(conditions(facts), ns.saml, 'AudienceRestriction').length > 1;
  }),
  ...inside(restriction, [
    ...requiredElement('audience', { missing: '86', empty: '85' }, audience),
    rule('audience.other', { agid: '87', code: 'mismatched' }, (facts) => {
      const audiences = childrenOf(restriction(facts), ns.saml, 'Audience');
      const named = audiences.map(({ text }) => text.trim()).filter(Boolean);
      return named.length > 0 && !named.includes(facts.expected.audience);
    }),
  ]),
];

/** When and for whom the Assertion holds. */
export const conditionRules: readonly Rule[] = [
  rule('conditions_missing', { agid: '74' }, (facts) => conditions(facts) === undefined),
  ...inside(conditions, [...periodRules, ...audienceRules]),
];
