// SPDX-License-Identifier: AGPL-3.0-or-later
import { reaches } from '../../../kernel/level.js';
import { ns } from '../names.js';
import { descend } from '../xml/tree.js';
import { requiredElement, rule, type Facts, type Rule } from './rule.js';
import { isBeforeRequest, isFuture, parseInstant } from './time.js';

const statement = ({ assertion }: Facts) => descend(assertion, ns.saml, 'AuthnStatement');
const context = (facts: Facts) => descend(statement(facts), ns.saml, 'AuthnContext');
const classRef = (facts: Facts) => descend(context(facts), ns.saml, 'AuthnContextClassRef');
const instant = (facts: Facts) => statement(facts)?.attributes.get('AuthnInstant');
const level = (facts: Facts) => facts.profile.levels.get(classRef(facts)?.text.trim() ?? '');

/** How and when the person proved who they are. An identity provider may always do more than asked. */
export const authnRules: readonly Rule[] = [
  rule('authn_statement.missing', { agid: '89' }, (facts) => statement(facts) === undefined),
  rule('authn_statement.instant', {}, (facts) => parseInstant(instant(facts)) === undefined),
  rule('authn_statement.in_future', { code: 'expired' }, (facts) => {
    return isFuture(instant(facts), facts);
  }),
  rule('authn_statement.not_fresh', { code: 'expired' }, (facts) => {
    return facts.expected.fresh && isBeforeRequest(instant(facts), facts);
  }),
  ...requiredElement('authn_context', { missing: '88', empty: '90' }, context),
  ...requiredElement('authn_context.class', { missing: '93', empty: '92' }, classRef),
  rule('authn_context.class_unknown', { agid: '97' }, (facts) => level(facts) === undefined),
  rule('authn_context.too_low', { agid: ['94', '95', '96'], code: 'level_too_low' }, (facts) => {
    const reached = level(facts);
    return reached === undefined || !reaches(reached, facts.expected.minimum);
  }),
];
