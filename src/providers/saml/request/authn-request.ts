// SPDX-License-Identifier: AGPL-3.0-or-later
import { bindings, issuerEntity, nameIdTransient, ns } from '../names.js';
import { signatureFor, type SignatureOptions, type Signer } from '../signature/sign.js';
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
  /** Any of them; none asks for nothing. */
  readonly classRefs: readonly string[];
  /** How the class compares; `minimum` unless said otherwise. */
  readonly comparison?: 'minimum' | 'exact';
  /** Where the answer goes: an index of our metadata, or the address itself. */
  readonly assertionConsumerService: number | string;
  readonly attributeConsumingServiceIndex?: number;
  /** Plain SAML: no Format and NameQualifier on Issuer, no wish about NameID. */
  readonly plain?: boolean;
  /** `spid:Purpose` for professional identities (Avviso 18 v2). */
  readonly purpose?: string;
}

/** Whole seconds: identity providers that answer in seconds must not seem to answer before the question. */
export const formatInstant = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

/**
 * An AuthnRequest (SAML core 3.4.1). As the SPID rules want it unless plain: Issuer with Format and
 * NameQualifier, NameIDPolicy without AllowCreate; never IsPassive.
 */
export function writeAuthnRequest(request: AuthnRequest, signature?: Markup): Markup {
  const { issuer, plain = false, comparison = 'minimum' } = request;
  const qualified = plain ? {} : { Format: issuerEntity, NameQualifier: issuer };
  return element(
    'samlp:AuthnRequest',
    {
      'xmlns:samlp': ns.samlp,
      ID: request.id,
      Version: '2.0',
      IssueInstant: formatInstant(request.issueInstant),
      Destination: request.destination,
      ForceAuthn: request.forceAuthn ? 'true' : undefined,
      ...consumer(request),
      AttributeConsumingServiceIndex: request.attributeConsumingServiceIndex?.toString(),
    },
    [
      element('saml:Issuer', { 'xmlns:saml': ns.saml, ...qualified }, [issuer]),
      signature,
      request.purpose ? extensions(request.purpose) : undefined,
      plain ? undefined : element('samlp:NameIDPolicy', { Format: nameIdTransient }),
      request.classRefs.length === 0
        ? undefined
        : element(
            'samlp:RequestedAuthnContext',
            { Comparison: comparison },
            request.classRefs.map((classRef) =>
              element('saml:AuthnContextClassRef', { 'xmlns:saml': ns.saml }, [classRef]),
            ),
          ),
    ],
  );
}

/** Index and address exclude each other. */
const consumer = ({ assertionConsumerService: at }: AuthnRequest): Record<string, string> =>
  typeof at === 'number'
    ? { AssertionConsumerServiceIndex: String(at) }
    : { AssertionConsumerServiceURL: at, ProtocolBinding: bindings.post };

const extensions = (purpose: string): Markup =>
  element('samlp:Extensions', {}, [
    element('spid:Purpose', { 'xmlns:spid': 'https://spid.gov.it/saml-extensions' }, [purpose]),
  ]);

/** The same with an enveloped signature, for the POST binding. */
export const writeSignedAuthnRequest = (
  request: AuthnRequest,
  signer: Signer & SignatureOptions,
): Markup =>
  writeAuthnRequest(request, signatureFor(writeAuthnRequest(request), request.id, signer));
