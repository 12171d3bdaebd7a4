// SPDX-License-Identifier: AGPL-3.0-or-later
import { at, type Draft } from '../spid-idp/draft.js';
import { createIdpKey } from '../spid-idp/keys.js';
import { spidManner, type Manner } from '../spid-idp/manner.js';
import { draftResponse, intoElement, write } from '../spid-idp/response.js';
import { writeSignature } from '../spid-idp/signature.js';
import { withoutIssuerFormat } from './cie.js';

const classes = 'urn:oasis:names:tc:SAML:2.0:ac:classes';
/** Whoever the gateway asked itself; nobody but the gateway knows its key. */
const upstreamKey = await createIdpKey('upstream');
const upstream = 'https://id.example/upstream';

/**
 * The regional gateway: attributes of its own names, plain SAML around them, and the assertion that it
 * got itself in Advice.
 */
export const federaManner: Manner = {
  admits: spidManner.admits,
  levels: {
    [`${classes}:PasswordProtectedTransport`]: 'livello 1',
    [`${classes}:SecureRemotePassword`]: 'livello 2',
    [`${classes}:Smartcard`]: 'livello 3',
  },
  outcomes: { '22': 'consenso negato all’invio dei dati', '25': 'accesso annullato dalla persona' },
  attributes: (persona, { classRef }) => ({
    CodiceFiscale: persona.fiscalNumber?.replace('TINIT-', '') ?? '',
    nome: persona.givenName,
    cognome: persona.familyName,
    dataNascita: persona.birthdate.split('-').toReversed().join('/'),
    emailAddressPersonale: persona.email,
    authenticatingAuthority: 'Lepida ID (demo)',
    authenticationMethod: classRef.endsWith('Smartcard') ? 'Smartcard' : 'Secondo Livello SPID',
    trustLevel: 'Alto',
  }),
  keepsSession: () => true,
  dress(response) {
    withoutIssuerFormat(response);
    const nameId = at(response, 'Assertion', 'Subject', 'NameID');
    nameId.attributes = { Format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified' };
    advise(response, originalAssertion());
  },
};

/** Advice stands after Conditions (SAML core 2.3.3). */
export function advise(response: Draft, original: string): void {
  const assertion = at(response, 'Assertion');
  const place = assertion.children.indexOf(at(assertion, 'Conditions')) + 1;
  assertion.children.splice(place, 0, {
    name: 'saml:Advice',
    attributes: {},
    children: [{ xml: original }],
  });
}

/** Signed by somebody who never heard of us: whatever it says must not count. */
export function originalAssertion(attributes: Readonly<Record<string, string>> = {}): string {
  const response = draftResponse({
    issuer: upstream,
    recipient: 'https://gateway.example/acs',
    audience: 'https://gateway.example',
    requestId: '_upstream',
    now: new Date(),
    classRef: 'https://www.spid.gov.it/SpidL3',
    attributes: { spidCode: 'UPST0000000000', name: 'Somebody', familyName: 'Else', ...attributes },
  });
  const assertion = at(response, 'Assertion');
  const id = assertion.attributes['ID'] ?? '';
  const canonical = write(assertion).xml;
  const signed = intoElement(canonical, writeSignature(canonical, id, { key: upstreamKey }));
  // Inside the gateway's assertion the prefix is declared already: this is how it stands there.
  return signed.replace(` xmlns:saml="${assertion.attributes['xmlns:saml']}"`, '');
}
