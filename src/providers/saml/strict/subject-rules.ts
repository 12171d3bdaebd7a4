// SPDX-License-Identifier: AGPL-3.0-or-later
import { bearer, ns } from '../names.js';
import { childrenOf, descend } from '../xml/tree.js';
import { deadlineRules } from './instant-rules.js';
import {
  expectedValue,
  given,
  inside,
  requiredElement,
  requiredValue,
  rule,
  type Facts,
  type Rule,
} from './rule.js';

const subject = ({ assertion }: Facts) => descend(assertion, ns.saml, 'Subject');
const nameId = (facts: Facts) => descend(subject(facts), ns.saml, 'NameID');
const nameIdAttribute = (name: string) => (facts: Facts) => nameId(facts)?.attributes.get(name);
const confirmation = (facts: Facts) => descend(subject(facts), ns.saml, 'SubjectConfirmation');
const method = (facts: Facts) => confirmation(facts)?.attributes.get('Method');
const data = (facts: Facts) => descend(confirmation(facts), ns.saml, 'SubjectConfirmationData');
const dataAttribute = (name: string) => (facts: Facts) => data(facts)?.attributes.get(name);

const nameIdFormatRules: readonly Rule[] = [
  ...requiredValue('name_id.format', { empty: '45', missing: '46' }, nameIdAttribute('Format')),
  expectedValue(
    'name_id.format_other',
    { agid: '47', wanted: ({ profile }) => profile.nameIdFormat ?? '' },
    nameIdAttribute('Format'),
  ),
];

const nameIdRules: readonly Rule[] = [
  rule('name_id_missing', { agid: '44' }, (facts) => {
    return facts.profile.nameId !== 'optional' && nameId(facts) === undefined;
  }),
  ...inside(nameId, [
    rule('name_id_empty', { agid: '43' }, (facts) => nameId(facts)?.text.trim() === ''),
    ...given(({ profile }) => profile.nameIdFormat !== undefined, nameIdFormatRules),
    rule('name_id.name_qualifier_empty', { agid: '48' }, (facts) => {
      return nameIdAttribute('NameQualifier')(facts)?.trim() === '';
    }),
    rule('name_id.name_qualifier_missing', { agid: '49' }, (facts) => {
      const missing = nameIdAttribute('NameQualifier')(facts) === undefined;
      return facts.profile.nameQualifier === 'required' && missing;
    }),
  ]),
];

const confirmationDataRules: readonly Rule[] = [
  ...requiredValue(
    'confirmation.recipient',
    { empty: '57', missing: '58' },
    dataAttribute('Recipient'),
  ),
  expectedValue(
    'confirmation.recipient_other',
    { agid: '59', code: 'mismatched', wanted: ({ expected }) => expected.recipient },
    dataAttribute('Recipient'),
  ),
  ...requiredValue(
    'confirmation.in_response_to',
    { empty: '60', missing: '61' },
    dataAttribute('InResponseTo'),
  ),
  expectedValue(
    'confirmation.in_response_to_other',
    { agid: '62', code: 'mismatched', wanted: ({ expected }) => expected.requestId },
    dataAttribute('InResponseTo'),
  ),
  ...deadlineRules(
    'confirmation.not_on_or_after',
    { empty: '63', missing: '64', form: '65', past: '66' },
    dataAttribute('NotOnOrAfter'),
  ),
  // A bearer confirmation holds from the start (SAML profiles 4.1.4.2).
  rule('confirmation.not_before', {}, (facts) => {
    return dataAttribute('NotBefore')(facts) !== undefined;
  }),
];

const confirmationRules: readonly Rule[] = [
  ...requiredValue('confirmation.method', { empty: '53', missing: '54' }, method),
  expectedValue('confirmation.method_other', { agid: '55', wanted: () => bearer }, method),
  rule('confirmation.data_missing', { agid: ['51', '56'] }, (facts) => data(facts) === undefined),
  ...inside(data, confirmationDataRules),
];

/** Who the Assertion is about, and that we are the one it may be shown to (SAML profiles 4.1.4.2). */
export const subjectRules: readonly Rule[] = [
  ...requiredElement('subject', { missing: '42', empty: '41' }, subject),
  ...inside(subject, [
    ...nameIdRules,
    rule('confirmation_missing', { agid: '52' }, (facts) => confirmation(facts) === undefined),
    rule('confirmation.repeated', {}, (facts) => {
      return childrenOf(subject(facts), ns.saml, 'SubjectConfirmation').length > 1;
    }),
  ]),
  ...inside(confirmation, confirmationRules),
];
