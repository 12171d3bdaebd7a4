// SPDX-License-Identifier: AGPL-3.0-or-later
import { reaches, type Level } from '../../../kernel/level.js';
import { ns } from '../names.js';
import { descend } from '../xml/tree.js';
import { instantRules } from './instant-rules.js';
import { inside, requiredElement, rule, type Facts, type Rule } from './rule.js';
import { isBeforeRequest, isFuture } from './time.js';

const statement = ({ assertion }: Facts) => descend(assertion, ns.saml, 'AuthnStatement');
const context = (facts: Facts) => descend(statement(facts), ns.saml, 'AuthnContext');
const classRef = (facts: Facts) => descend(context(facts), ns.saml, 'AuthnContextClassRef');
const instant = (facts: Facts) => statement(facts)?.attributes.get('AuthnInstant');
const className = (facts: Facts) => classRef(facts)?.text.trim() ?? '';
const level = (facts: Facts): Level | undefined => {
  const { levels, otherClasses } = facts.profile;
  return levels.get(className(facts)) ?? (otherClasses === 'prove-nothing' ? 'none' : undefined);
};

const contextRules: readonly Rule[] = [
  ...requiredElement('authn_context.class', { missing: '93', empty: '92' }, classRef),
  rule('authn_context.class_unknown', { agid: '97' }, (facts) => {
    return className(facts) !== '' && level(facts) === undefined;
  }),
  rule('authn_context.too_low', { agid: ['94', '95', '96'], code: 'level_too_low' }, (facts) => {
    const reached = level(facts);
    return reached !== undefined && !reaches(reached, facts.expected.minimum);
  }),
];

const statementRules: readonly Rule[] = [
  ...instantRules('authn_statement.instant', {}, instant),
  rule('authn_statement.in_future', { code: 'expired' }, (facts) => {
    return isFuture(instant(facts), facts);
  }),
  rule('authn_statement.not_fresh', { code: 'expired' }, (facts) => {
    return facts.expected.fresh && isBeforeRequest(instant(facts), facts);
  }),
  ...requiredElement('authn_context', { missing: ['88', '91'], empty: ['90', '93'] }, context),
  ...inside(context, contextRules),
];

/** How and when the person proved who they are. An identity provider may always do more than asked. */
export const authnRules: readonly Rule[] = [
  rule('authn_statement_missing', { agid: '89' }, (facts) => statement(facts) === undefined),
  ...inside(statement, statementRules),
];
