// SPDX-License-Identifier: AGPL-3.0-or-later
import { at, draft, remove, type Draft } from '../../simulators/spid-idp/draft.js';
import { createIdpKey } from '../../simulators/spid-idp/keys.js';
import type { Refused } from '../refusal.js';
import type { Answering } from '../saml/visit.js';

/** What is wrong with an answer, what the person reads, and the rule that the log names. */
export type WrongReply = readonly [
  title: string,
  code: Refused,
  rule: string,
  how: Partial<Answering>,
];

const stranger = await createIdpKey('stranger');
const past = '2020-01-01T00:00:00Z';
const rsaSha1 = {
  signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  digestAlgorithm: 'http://www.w3.org/2000/09/xmldsig#sha1',
  hash: 'sha1',
  digestHash: 'sha1',
};

/** An attribute says something else, or nothing more with `undefined`. */
export const saying =
  (name: string, value: string | undefined) =>
  (response: Draft): void => {
    const statement = at(response, 'Assertion', 'AttributeStatement');
    const others = statement.children.filter((child) => !isAttribute(child, name));
    const said = draft('saml:Attribute', { Name: name }, [
      draft('saml:AttributeValue', {}, [value ?? '']),
    ]);
    statement.children = value === undefined ? others : [...others, said];
  };

export const bent = (bend: (response: Draft) => void): Partial<Answering> => ({ bend });

const isAttribute = (child: Draft['children'][number], name: string): boolean =>
  typeof child !== 'string' && 'attributes' in child && child.attributes['Name'] === name;

/** Faults of SAML, whoever answers. */
export const samlFaults: readonly WrongReply[] = [
  ['unsigned', 'forged', 'signature.assertion_unsigned', unsigned({ both: true })],
  ['signed around its Assertion only', 'forged', 'signature.assertion_unsigned', unsigned()],
  ['signed by a stranger', 'forged', 'signature.invalid', { sign: { key: stranger } }],
  [
    'signed with SHA-1',
    'forged',
    'signature.algorithm',
    { sign: { assertion: rsaSha1, response: false } },
  ],
  [
    'to another request',
    'mismatched',
    'response.in_response_to_other',
    { bend: (response) => (response.attributes['InResponseTo'] = '_another') },
  ],
  [
    'with an Assertion to another request',
    'mismatched',
    'confirmation.in_response_to_other',
    {
      bend: (response) => (confirmation(response).attributes['InResponseTo'] = '_another'),
    },
  ],
  [
    'for another service',
    'mismatched',
    'audience.other',
    {
      bend(response) {
        const audience = at(response, 'Assertion', 'Conditions', 'AudienceRestriction', 'Audience');
        audience.children = ['https://another.example'];
      },
    },
  ],
  [
    'that has expired',
    'expired',
    'conditions.not_on_or_after_past',
    {
      bend(response) {
        at(response, 'Assertion', 'Conditions').attributes['NotOnOrAfter'] = past;
      },
    },
  ],
  [
    'with an Assertion of another issuer',
    'mismatched',
    'assertion.issuer_other',
    {
      bend: (response) =>
        (at(response, 'Assertion', 'Issuer').children = ['https://another.example']),
    },
  ],
  [
    'that says nothing about the person',
    'malformed',
    'attributes.none',
    { bend: (response) => remove(response, 'Assertion', 'AttributeStatement') },
  ],
];

function unsigned({ both = false } = {}): Partial<Answering> {
  return { sign: { assertion: false, ...(both && { response: false }) } };
}

const confirmation = (response: Draft): Draft =>
  at(response, 'Assertion', 'Subject', 'SubjectConfirmation', 'SubjectConfirmationData');
