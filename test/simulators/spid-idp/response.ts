// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { nameIdTransient } from '../../../src/providers/saml/names.js';
import { element, type Markup } from '../../../src/providers/saml/xml/write.js';
import { at, draft, type Draft } from './draft.js';
import type { IdpKey } from './keys.js';
import type { Attributes, NameId } from './manner.js';
import { writeSignature, type SignatureOptions } from './signature.js';

/** What a response answers, and what it says. */
export interface ResponseFacts {
  readonly issuer: string;
  readonly recipient: string;
  readonly audience: string;
  readonly requestId: string;
  readonly now: Date;
  readonly classRef: string;
  readonly attributes: Attributes;
  readonly sessionIndex?: string;
  /** A transient one unless said otherwise. */
  readonly nameId?: NameId;
}

const assertionNs = { 'xmlns:saml': 'urn:oasis:names:tc:SAML:2.0:assertion' };
const entityFormat = 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity';
const instant = (time: Date): string => time.toISOString().replace(/\.\d+Z$/, 'Z');
const newId = (): string => `_${randomBytes(16).toString('hex')}`;
const minutes = 60_000;

/** A response that every rule of SPID accepts, not signed yet. */
export function draftResponse(facts: ResponseFacts): Draft {
  return draft(
    'samlp:Response',
    {
      'xmlns:samlp': 'urn:oasis:names:tc:SAML:2.0:protocol',
      ID: newId(),
      Version: '2.0',
      IssueInstant: instant(facts.now),
      InResponseTo: facts.requestId,
      Destination: facts.recipient,
    },
    [
      draft('saml:Issuer', { ...assertionNs, Format: entityFormat }, [facts.issuer]),
      draft('samlp:Status', {}, [
        draft('samlp:StatusCode', { Value: 'urn:oasis:names:tc:SAML:2.0:status:Success' }),
      ]),
      draftAssertion(facts),
    ],
  );
}

const draftAssertion = (facts: ResponseFacts): Draft =>
  draft(
    'saml:Assertion',
    { ...assertionNs, ID: newId(), Version: '2.0', IssueInstant: instant(facts.now) },
    [
      draft('saml:Issuer', { Format: entityFormat }, [facts.issuer]),
      draftSubject(facts),
      draftConditions(facts),
      draft('saml:AuthnStatement', authnAttributes(facts), [
        draft('saml:AuthnContext', {}, [draft('saml:AuthnContextClassRef', {}, [facts.classRef])]),
      ]),
      draft('saml:AttributeStatement', {}, Object.entries(facts.attributes).map(draftAttribute)),
    ],
  );

const authnAttributes = ({ now, sessionIndex }: ResponseFacts) => ({
  AuthnInstant: instant(now),
  SessionIndex: sessionIndex,
});

const draftNameId = ({ issuer, nameId }: ResponseFacts): Draft => {
  const { format, value } = nameId ?? { format: nameIdTransient, value: newId() };
  return draft('saml:NameID', { Format: format, NameQualifier: issuer }, [value]);
};

const draftSubject = (facts: ResponseFacts): Draft =>
  draft('saml:Subject', {}, [
    draftNameId(facts),
    draft('saml:SubjectConfirmation', { Method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer' }, [
      draft('saml:SubjectConfirmationData', {
        Recipient: facts.recipient,
        InResponseTo: facts.requestId,
        NotOnOrAfter: instant(new Date(facts.now.getTime() + 5 * minutes)),
      }),
    ]),
  ]);

const draftConditions = ({ audience, now }: ResponseFacts): Draft =>
  draft(
    'saml:Conditions',
    {
      NotBefore: instant(now),
      NotOnOrAfter: instant(new Date(now.getTime() + 5 * minutes)),
    },
    [draft('saml:AudienceRestriction', {}, [draft('saml:Audience', {}, [audience])])],
  );

const draftAttribute = ([name, values]: [string, string | readonly string[]]): Draft =>
  draft(
    'saml:Attribute',
    { Name: name, NameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic' },
    [values]
      .flat()
      .map((value) =>
        draft(
          'saml:AttributeValue',
          { 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', 'xsi:type': 'xs:string' },
          [value],
        ),
      ),
  );

/** The canonical text of a draft. */
export function write({ name, attributes, children }: Draft): Markup {
  const written = children.map((child) =>
    typeof child === 'string' || 'xml' in child ? child : write(child),
  );
  return element(name, attributes, written);
}

export interface SigningPlan {
  readonly key: IdpKey;
  /** `false` leaves it out. */
  readonly assertion?: SignatureOptions | false;
  readonly response?: SignatureOptions | false;
}

/** Signs the Assertion, then the Response around it; gives the XML. */
export function signDraft(
  response: Draft,
  { key, assertion = {}, response: envelope = {} }: SigningPlan,
): string {
  let xml = write(response).xml;
  if (assertion) {
    const canonical = write(at(response, 'Assertion')).xml;
    const id = at(response, 'Assertion').attributes['ID'] ?? '';
    const signed = intoElement(canonical, writeSignature(canonical, id, { key, ...assertion }));
    xml = xml.replace(canonical, () => signed);
  }
  if (!envelope) return xml;
  const id = response.attributes['ID'] ?? '';
  return intoElement(xml, writeSignature(xml, id, { key, ...envelope }));
}

/** Puts a signature where the schema wants it: after the element's own Issuer, or first. */
export function intoElement(xml: string, signature: string): string {
  const first = xml.indexOf('>') + 1;
  const issuerEnd = '</saml:Issuer>';
  const hasIssuer = xml.startsWith('<saml:Issuer', first);
  const position = hasIssuer ? xml.indexOf(issuerEnd) + issuerEnd.length : first;
  return xml.slice(0, position) + signature + xml.slice(position);
}

export const encode = (xml: string): string => Buffer.from(xml, 'utf8').toString('base64');
