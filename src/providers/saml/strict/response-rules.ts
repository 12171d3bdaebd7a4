// SPDX-License-Identifier: AGPL-3.0-or-later
import { ns, statusSuccess } from '../names.js';
import { descend } from '../xml/tree.js';
import { issueInstantRules } from './instant-rules.js';
import { issuerRules } from './issuer-rules.js';
import {
  expectedValue,
  inside,
  requiredElement,
  requiredValue,
  rule,
  type Facts,
  type Rule,
} from './rule.js';

const attribute =
  (name: string) =>
  ({ response }: Facts) =>
    response.attributes.get(name);
const issuer = ({ response }: Facts) => descend(response, ns.saml, 'Issuer');
const status = ({ response }: Facts) => descend(response, ns.samlp, 'Status');
const statusCode = (facts: Facts) =>
  descend(status(facts), ns.samlp, 'StatusCode')?.attributes.get('Value');

const statusRules: readonly Rule[] = [
  ...requiredElement('status', { missing: '23', empty: ['22', '25'] }, status),
  ...inside(status, [
    ...requiredValue('status.code', { empty: '24' }, statusCode),
    expectedValue(
      'status.not_success',
      { agid: '26', code: 'refused', wanted: () => statusSuccess },
      statusCode,
    ),
  ]),
];

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
  expectedValue(
    'response.in_response_to_other',
    { agid: '18', code: 'mismatched', wanted: ({ expected }) => expected.requestId },
    attribute('InResponseTo'),
  ),
  ...requiredValue(
    'response.destination',
    { empty: '19', missing: '20' },
    attribute('Destination'),
  ),
  expectedValue(
    'response.destination_other',
    { agid: '21', code: 'mismatched', wanted: ({ expected }) => expected.recipient },
    attribute('Destination'),
  ),
  ...statusRules,
  ...issuerRules(
    'response.issuer',
    { empty: '27', missing: '28', other: '29', format: '30' },
    issuer,
  ),
];
