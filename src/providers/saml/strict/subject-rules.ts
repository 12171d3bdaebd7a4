// SPDX-License-Identifier: AGPL-3.0-or-later
import { bearer, ns } from '../names.js';
import { childrenOf, descend } from '../xml/tree.js';
import { requiredElement, requiredValue, rule, type Facts, type Rule } from './rule.js';
import { isPast, parseInstant } from './time.js';

const subject = ({ assertion }: Facts) => descend(assertion, ns.saml, 'Subject');
const nameId = (facts: Facts) => descend(subject(facts), ns.saml, 'NameID');
const confirmation = (facts: Facts) => descend(subject(facts), ns.saml, 'SubjectConfirmation');
const method = (facts: Facts) => confirmation(facts)?.attributes.get('Method');
const data = (facts: Facts) => descend(confirmation(facts), ns.saml, 'SubjectConfirmationData');
const dataAttribute = (name: string) => (facts: Facts) => data(facts)?.attributes.get(name);
const nameIdAttribute = (name: string) => (facts: Facts) => nameId(facts)?.attributes.get(name);

const nameIdRules: readonly Rule[] = [
  ...requiredElement('name_id', { missing: '44', empty: '43' }, nameId),
  ...requiredValue('name_id.format', { empty: '45', missing: '46' }, nameIdAttribute('Format')),
  rule('name_id.format_other', { agid: '47' }, (facts) => {
    return nameIdAttribute('Format')(facts) !== facts.profile.nameIdFormat;
  }),
  rule('name_id.name_qualifier_empty', { agid: '48' }, (facts) => {
    return nameIdAttribute('NameQualifier')(facts)?.trim() === '';
  }),
  rule('name_id.name_qualifier_missing', { agid: '49' }, (facts) => {
    const missing = nameIdAttribute('NameQualifier')(facts) === undefined;
    return facts.profile.nameQualifier === 'required' && missing;
  }),
];

const confirmationDataRules: readonly Rule[] = [
  ...requiredValue(
    'confirmation.recipient',
    { empty: '57', missing: '58' },
    dataAttribute('Recipient'),
  ),
  rule('confirmation.recipient_other', { agid: '59', code: 'mismatched' }, (facts) => {
    return dataAttribute('Recipient')(facts) !== facts.expected.recipient;
  }),
  ...requiredValue(
    'confirmation.in_response_to',
    { empty: '60', missing: '61' },
    dataAttribute('InResponseTo'),
  ),
  rule('confirmation.in_response_to_other', { agid: '62', code: 'mismatched' }, (facts) => {
    return dataAttribute('InResponseTo')(facts) !== facts.expected.requestId;
  }),
  ...requiredValue(
    'confirmation.not_on_or_after',
    { empty: '63', missing: '64' },
    dataAttribute('NotOnOrAfter'),
  ),
  rule('confirmation.not_on_or_after_form', { agid: '65' }, (facts) => {
    return parseInstant(dataAttribute('NotOnOrAfter')(facts)) === undefined;
  }),
  rule('confirmation.expired', { agid: '66', code: 'expired' }, (facts) => {
    return isPast(dataAttribute('NotOnOrAfter')(facts), facts);
  }),
  rule('confirmation.not_before', {}, (facts) => {
    return dataAttribute('NotBefore')(facts) !== undefined;
  }),
];

/** Who the Assertion is about, and that we are the one it may be shown to (SAML profiles 4.1.4.2). */
export const subjectRules: readonly Rule[] = [
  ...requiredElement('subject', { missing: '42', empty: '41' }, subject),
  ...nameIdRules,
  rule('confirmation.missing', { agid: '52' }, (facts) => confirmation(facts) === undefined),
  rule('confirmation.repeated', {}, (facts) => {
    return childrenOf(subject(facts), ns.saml, 'SubjectConfirmation').length > 1;
  }),
  ...requiredValue('confirmation.method', { empty: '53', missing: '54' }, method),
  rule('confirmation.method_other', { agid: '55' }, (facts) => method(facts) !== bearer),
  rule('confirmation.data_missing', { agid: ['51', '56'] }, (facts) => data(facts) === undefined),
  ...confirmationDataRules,
];
