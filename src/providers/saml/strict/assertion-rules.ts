// SPDX-License-Identifier: AGPL-3.0-or-later
import { ns } from '../names.js';
import { childrenOf, descend } from '../xml/tree.js';
import { issueInstantRules } from './instant-rules.js';
import { issuerRules } from './issuer-rules.js';
import { requiredValue, rule, type Facts, type Rule } from './rule.js';

const attribute =
  (name: string) =>
  ({ assertion }: Facts) =>
    assertion.attributes.get(name);
const issuer = ({ assertion }: Facts) => descend(assertion, ns.saml, 'Issuer');
const format = (facts: Facts) => issuer(facts)?.attributes.get('Format');

const single = ['Issuer', 'Subject', 'Conditions', 'AuthnStatement', 'AttributeStatement'];

/** The Assertion itself; from here on everything is read from signed bytes. */
export const assertionRules: readonly Rule[] = [
  ...requiredValue('assertion.id', { missing: '34', empty: '33' }, attribute('ID')),
  rule('assertion.version', { agid: '35' }, (facts) => attribute('Version')(facts) !== '2.0'),
  ...issueInstantRules(
    'assertion.issue_instant',
    { empty: '36', missing: '37', form: '38', early: '39', future: '40' },
    attribute('IssueInstant'),
  ),
  rule('assertion.repeated_element', {}, ({ assertion }) => {
    return single.some((name) => childrenOf(assertion, ns.saml, name).length > 1);
  }),
  ...issuerRules(
    'assertion.issuer',
    { empty: '67', missing: '68', other: '69', format: '72' },
    issuer,
  ),
  rule('assertion.issuer_format_empty', { agid: '70' }, (facts) => format(facts) === ''),
  rule('assertion.issuer_format_missing', { agid: '71' }, (facts) => {
    return demandsFormat(facts) && issuer(facts) !== undefined && format(facts) === undefined;
  }),
];

/** Nobody who writes Format around the Assertion leaves it out inside. */
function demandsFormat({ profile, response }: Facts): boolean {
  if (profile.assertionIssuerFormat === 'required') return true;
  const around = descend(response, ns.saml, 'Issuer')?.attributes.get('Format');
  return profile.assertionIssuerFormat === 'like-response' && around !== undefined;
}
