// SPDX-License-Identifier: AGPL-3.0-or-later
import { ns, statusSuccess } from '../names.js';
import { descend } from '../xml/tree.js';
import { issueInstantRules } from './instant-rules.js';
import { issuerFormatRule, issuerRules } from './issuer-rules.js';
import { requiredElement, requiredValue, rule, type Facts, type Rule } from './rule.js';

const attribute =
  (name: string) =>
  ({ response }: Facts) =>
    response.attributes.get(name);
const issuer = ({ response }: Facts) => descend(response, ns.saml, 'Issuer');
const status = ({ response }: Facts) => descend(response, ns.samlp, 'Status');
const statusCode = (facts: Facts) =>
  descend(status(facts), ns.samlp, 'StatusCode')?.attributes.get('Value');

/** The envelope: when it is not signed, these rules can still refuse, and nothing else is read of it. */
export const responseRules: readonly Rule[] = [
  ...requiredValue('response.id', { missing: '9', empty: '8' }, attribute('ID')),
  rule('response.version', { agid: '10' }, (facts) => attribute('Version')(facts) !== '2.0'),
  ...issueInstantRules(
    'response.issue_instant',
    { empty: '11', missing: '12', form: '13', early: '14', future: '15' },
    attribute('IssueInstant'),
  ),
  ...requiredValue(
    'response.in_response_to',
    { empty: '16', missing: '17' },
    attribute('InResponseTo'),
  ),
  rule('response.in_response_to_other', { agid: '18', code: 'mismatched' }, (facts) => {
    return attribute('InResponseTo')(facts) !== facts.expected.requestId;
  }),
  ...requiredValue(
    'response.destination',
    { empty: '19', missing: '20' },
    attribute('Destination'),
  ),
  rule('response.destination_other', { agid: '21', code: 'mismatched' }, (facts) => {
    return attribute('Destination')(facts) !== facts.expected.recipient;
  }),
  ...requiredElement('status', { missing: '23', empty: '22' }, status),
  rule('status.code_missing', { agid: '25' }, (facts) => statusCode(facts) === undefined),
  rule('status.code_empty', { agid: '24' }, (facts) => statusCode(facts) === ''),
  rule('status.not_success', { agid: '26', code: 'refused' }, (facts) => {
    return statusCode(facts) !== statusSuccess;
  }),
  ...issuerRules('response.issuer', { empty: '27', missing: '28', other: '29' }, issuer),
  issuerFormatRule('response.issuer', '30', issuer),
];
