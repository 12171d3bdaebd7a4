// SPDX-License-Identifier: AGPL-3.0-or-later
import { at, draft, remove, type Draft } from '../../simulators/spid-idp/draft.js';

/** How a right response becomes one that breaks a single rule. */
export interface Fixture {
  readonly rule: string;
  readonly bend: (response: Draft) => void;
  /** Rules that cannot help but break with it, because what they ask for is inside. */
  readonly also?: readonly string[];
  readonly fresh?: true;
}

const assertion = ['Assertion'];
const subject = [...assertion, 'Subject'];
const nameId = [...subject, 'NameID'];
const confirmation = [...subject, 'SubjectConfirmation'];
const data = [...confirmation, 'SubjectConfirmationData'];
const conditions = [...assertion, 'Conditions'];
const restriction = [...conditions, 'AudienceRestriction'];
const statement = [...assertion, 'AuthnStatement'];
const context = [...statement, 'AuthnContext'];
const attributes = [...assertion, 'AttributeStatement'];

type Path = readonly string[];
const set = (path: Path, name: string, value: string | undefined) => (response: Draft) => {
  at(response, ...path).attributes[name] = value;
};
const cut = (path: Path) => (response: Draft) => remove(response, ...path);
const fill =
  (path: Path, ...children: Draft['children']) =>
  (response: Draft) => {
    at(response, ...path).children = children;
  };
const repeat = (path: Path) => (response: Draft) => {
  at(response, ...path.slice(0, -1)).children.push(at(response, ...path));
};
const missingOrEmpty = (rule: string, path: Path, name: string): Fixture[] => [
  { rule: `${rule}_missing`, bend: set(path, name, undefined) },
  { rule: `${rule}_empty`, bend: set(path, name, '') },
];
const instant = (rule: string, path: Path, name: string): Fixture[] => [
  ...missingOrEmpty(rule, path, name),
  { rule: `${rule}_form`, bend: set(path, name, '2026-11-22') },
];
const issueInstant = (rule: string, path: Path): Fixture[] => [
  ...instant(rule, path, 'IssueInstant'),
  { rule: `${rule}_before_request`, bend: set(path, 'IssueInstant', '2018-11-22T10:00:00Z') },
  { rule: `${rule}_in_future`, bend: set(path, 'IssueInstant', '2099-11-22T10:00:00Z') },
];
const issuer = (rule: string, path: Path): Fixture[] => [
  { rule: `${rule}_missing`, bend: cut(path) },
  { rule: `${rule}_empty`, bend: fill(path) },
  { rule: `${rule}_other`, bend: fill(path, 'https://beta.example') },
  {
    rule: `${rule}_format`,
    bend: set(path, 'Format', 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'),
  },
];

const responseFixtures: Fixture[] = [
  ...missingOrEmpty('response.id', [], 'ID'),
  { rule: 'response.version', bend: set([], 'Version', '1.1') },
  ...issueInstant('response.issue_instant', []),
  ...missingOrEmpty('response.in_response_to', [], 'InResponseTo'),
  { rule: 'response.in_response_to_other', bend: set([], 'InResponseTo', '_another') },
  ...missingOrEmpty('response.destination', [], 'Destination'),
  { rule: 'response.destination_other', bend: set([], 'Destination', 'https://evil.example/acs') },
  { rule: 'status_missing', bend: cut(['Status']) },
  { rule: 'status_empty', bend: fill(['Status']), also: ['status.code_missing'] },
  {
    rule: 'status.code_missing',
    bend: set(['Status', 'StatusCode'], 'Value', undefined),
  },
  { rule: 'status.code_empty', bend: set(['Status', 'StatusCode'], 'Value', '') },
  {
    rule: 'status.not_success',
    bend: set(['Status', 'StatusCode'], 'Value', 'urn:oasis:names:tc:SAML:2.0:status:Responder'),
  },
  ...issuer('response.issuer', ['Issuer']),
];

const assertionFixtures: Fixture[] = [
  ...missingOrEmpty('assertion.id', assertion, 'ID'),
  { rule: 'assertion.version', bend: set(assertion, 'Version', '1.0') },
  ...issueInstant('assertion.issue_instant', assertion),
  { rule: 'assertion.repeated_element', bend: repeat(statement) },
  ...issuer('assertion.issuer', [...assertion, 'Issuer']),
  { rule: 'assertion.issuer_format_empty', bend: set([...assertion, 'Issuer'], 'Format', '') },
  {
    rule: 'assertion.issuer_format_missing',
    bend: set([...assertion, 'Issuer'], 'Format', undefined),
  },
];

const subjectFixtures: Fixture[] = [
  { rule: 'subject_missing', bend: cut(subject) },
  { rule: 'subject_empty', bend: fill(subject), also: ['name_id_missing', 'confirmation_missing'] },
  { rule: 'name_id_missing', bend: cut(nameId) },
  { rule: 'name_id_empty', bend: fill(nameId) },
  ...missingOrEmpty('name_id.format', nameId, 'Format'),
  {
    rule: 'name_id.format_other',
    bend: set(nameId, 'Format', 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'),
  },
  ...missingOrEmpty('name_id.name_qualifier', nameId, 'NameQualifier'),
  { rule: 'confirmation_missing', bend: cut(confirmation) },
  { rule: 'confirmation.repeated', bend: repeat(confirmation) },
  ...missingOrEmpty('confirmation.method', confirmation, 'Method'),
  {
    rule: 'confirmation.method_other',
    bend: set(confirmation, 'Method', 'urn:oasis:names:tc:SAML:2.0:cm:holder-of-key'),
  },
  { rule: 'confirmation.data_missing', bend: cut(data) },
  ...missingOrEmpty('confirmation.recipient', data, 'Recipient'),
  {
    rule: 'confirmation.recipient_other',
    bend: set(data, 'Recipient', 'https://evil.example/acs'),
  },
  ...missingOrEmpty('confirmation.in_response_to', data, 'InResponseTo'),
  { rule: 'confirmation.in_response_to_other', bend: set(data, 'InResponseTo', '_another') },
  ...instant('confirmation.not_on_or_after', data, 'NotOnOrAfter'),
  {
    rule: 'confirmation.not_on_or_after_past',
    bend: set(data, 'NotOnOrAfter', '2026-11-22T09:59:00Z'),
  },
  { rule: 'confirmation.not_before', bend: set(data, 'NotBefore', '2026-11-22T10:00:00Z') },
];

const conditionFixtures: Fixture[] = [
  { rule: 'conditions_missing', bend: cut(conditions) },
  ...instant('conditions.not_before', conditions, 'NotBefore'),
  { rule: 'conditions.not_yet', bend: set(conditions, 'NotBefore', '2099-11-22T10:00:00Z') },
  ...instant('conditions.not_on_or_after', conditions, 'NotOnOrAfter'),
  {
    rule: 'conditions.not_on_or_after_past',
    bend: set(conditions, 'NotOnOrAfter', '2026-11-22T09:59:00Z'),
  },
  { rule: 'audience_restriction_missing', bend: cut(restriction) },
  { rule: 'audience_restriction_empty', bend: fill(restriction), also: ['audience_missing'] },
  { rule: 'audience_restriction.repeated', bend: repeat(restriction) },
  { rule: 'audience_missing', bend: fill(restriction, draft('saml:Other')) },
  { rule: 'audience_empty', bend: fill([...restriction, 'Audience']) },
  { rule: 'audience.other', bend: fill([...restriction, 'Audience'], 'https://another.example') },
];

const authnFixtures: Fixture[] = [
  { rule: 'authn_statement_missing', bend: cut(statement) },
  ...instant('authn_statement.instant', statement, 'AuthnInstant'),
  {
    rule: 'authn_statement.in_future',
    bend: set(statement, 'AuthnInstant', '2099-11-22T10:00:00Z'),
  },
  {
    rule: 'authn_statement.not_fresh',
    bend: set(statement, 'AuthnInstant', '2026-11-22T08:00:00Z'),
    fresh: true,
  },
  { rule: 'authn_context_missing', bend: cut(context) },
  { rule: 'authn_context_empty', bend: fill(context), also: ['authn_context.class_missing'] },
  {
    rule: 'authn_context.class_missing',
    bend: fill(context, draft('saml:AuthnContextDeclRef', {}, ['x'])),
  },
  { rule: 'authn_context.class_empty', bend: fill([...context, 'AuthnContextClassRef']) },
  {
    rule: 'authn_context.class_unknown',
    bend: fill(
      [...context, 'AuthnContextClassRef'],
      'urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL2',
    ),
  },
  {
    rule: 'authn_context.too_low',
    bend: fill([...context, 'AuthnContextClassRef'], 'https://www.spid.gov.it/SpidL1'),
  },
];

const attribute = [...attributes, 'Attribute'];
const attributeFixtures: Fixture[] = [
  { rule: 'attributes.none', bend: fill(attributes), also: ['attributes.required_missing'] },
  {
    rule: 'attributes.without_value',
    bend: (response) =>
      at(response, ...attributes).children.push(draft('saml:Attribute', { Name: 'gender' })),
  },
  {
    rule: 'attributes.structured_value',
    bend: (response) => {
      const value = draft('saml:AttributeValue', {}, [draft('saml:NameID', {}, ['x'])]);
      at(response, ...attributes).children.push(
        draft('saml:Attribute', { Name: 'gender' }, [value]),
      );
    },
  },
  { rule: 'attributes.repeated', bend: repeat(attribute) },
  { rule: 'attributes.required_missing', bend: cut(attribute) },
];

export const strictFixtures: readonly Fixture[] = [
  ...responseFixtures,
  ...assertionFixtures,
  ...subjectFixtures,
  ...conditionFixtures,
  ...authnFixtures,
  ...attributeFixtures,
];
