// SPDX-License-Identifier: AGPL-3.0-or-later
import { issuerEntity, nameIdTransient, ns } from '../names.js';
import { signatureFor, type Signer } from '../signature/sign.js';
import { element, type Markup } from '../xml/write.js';

/** What a request asks for, in the words of SAML core 3.4.1. */
export interface AuthnRequest {
  /** An NCName of at least 128 random bits. */
  readonly id: string;
  readonly issueInstant: Date;
  /** The SingleSignOnService location of the chosen binding. */
  readonly destination: string;
  readonly issuer: string;
  readonly forceAuthn: boolean;
  /** AuthnContextClassRef, asked for with Comparison `minimum`. */
  readonly classRef: string;
  readonly assertionConsumerServiceIndex: number;
  readonly attributeConsumingServiceIndex: number;
  /** `spid:Purpose` for professional identities (Avviso 18 v2). */
  readonly purpose?: string;
}

/** Whole seconds: identity providers that answer in seconds must not seem to answer before the question. */
export const formatInstant = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

/**
 * An AuthnRequest as the SPID rules want it: Issuer with Format and NameQualifier, NameIDPolicy without
 * AllowCreate, indexes and never addresses, no IsPassive.
 */
export function writeAuthnRequest(request: AuthnRequest, signature?: Markup): Markup {
  const issuer = element(
    'saml:Issuer',
    { 'xmlns:saml': ns.saml, Format: issuerEntity, NameQualifier: request.issuer },
    [request.issuer],
  );
  return element(
    'samlp:AuthnRequest',
    {
      'xmlns:samlp': ns.samlp,
      ID: request.id,
      Version: '2.0',
      IssueInstant: formatInstant(request.issueInstant),
      Destination: request.destination,
      ForceAuthn: request.forceAuthn ? 'true' : undefined,
      AssertionConsumerServiceIndex: String(request.assertionConsumerServiceIndex),
      AttributeConsumingServiceIndex: String(request.attributeConsumingServiceIndex),
    },
    [
      issuer,
      signature,
      request.purpose ? extensions(request.purpose) : undefined,
      element('samlp:NameIDPolicy', { Format: nameIdTransient }),
      element('samlp:RequestedAuthnContext', { Comparison: 'minimum' }, [
        element('saml:AuthnContextClassRef', { 'xmlns:saml': ns.saml }, [request.classRef]),
      ]),
    ],
  );
}

const extensions = (purpose: string): Markup =>
  element('samlp:Extensions', {}, [
    element('spid:Purpose', { 'xmlns:spid': 'https://spid.gov.it/saml-extensions' }, [purpose]),
  ]);

/** The same with an enveloped signature, for the POST binding. */
export const writeSignedAuthnRequest = (request: AuthnRequest, signer: Signer): Markup =>
  writeAuthnRequest(request, signatureFor(writeAuthnRequest(request), request.id, signer));
