// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { envelopedSignature, exclusiveC14n, ns } from '../names.js';
import { element, type Markup } from '../xml/write.js';
import { outbound, type OutboundSignature } from './algorithms.js';

export interface Signer {
  /** RSA */
  readonly privateKey: KeyObject;
  /** PEM; its DER goes into KeyInfo. */
  readonly certificate?: string;
}

/** How a message is signed where the usual does not do. */
export interface SignatureOptions {
  /** Prefixes declared on the element for what is inside: they stay declared there in canonical form. */
  readonly prefixes?: readonly string[];
  readonly algorithm?: OutboundSignature;
}

/** The base64 DER of a PEM certificate, as ds:X509Certificate wants it. */
export const certificateBody = (pem: string): string =>
  new X509Certificate(pem).raw.toString('base64');

export const keyInfo = (pem: string): Markup =>
  element('ds:KeyInfo', { 'xmlns:ds': ns.ds }, [
    element('ds:X509Data', {}, [element('ds:X509Certificate', {}, [certificateBody(pem)])]),
  ]);

/**
 * The ds:Signature of an element that is written in canonical form, to be put inside it
 * (enveloped, exclusive c14n, RSA-SHA256 unless said otherwise).
 * @param canonical the element without a signature, exactly as it will stand.
 */
export function signatureFor(
  canonical: Markup,
  id: string,
  signer: Signer & SignatureOptions,
): Markup {
  const algorithm = outbound[signer.algorithm ?? 'rsa-sha256'];
  const signedInfo = (attributes: Record<string, string>): Markup =>
    element('ds:SignedInfo', attributes, [
      element('ds:CanonicalizationMethod', { Algorithm: exclusiveC14n }),
      element('ds:SignatureMethod', { Algorithm: algorithm.signature }),
      element('ds:Reference', { URI: `#${id}` }, [
        element('ds:Transforms', {}, [
          element('ds:Transform', { Algorithm: envelopedSignature }),
          element('ds:Transform', { Algorithm: exclusiveC14n }, inclusive(signer)),
        ]),
        element('ds:DigestMethod', { Algorithm: algorithm.digest }),
        element('ds:DigestValue', {}, [
          createHash(algorithm.hash).update(canonical.xml).digest('base64'),
        ]),
      ]),
    ]);
  // Hashed alone it declares its namespace itself; inside the signature it inherits it.
  const bytes = Buffer.from(signedInfo({ 'xmlns:ds': ns.ds }).xml, 'utf8');
  const value = sign(algorithm.hash, bytes, signer.privateKey).toString('base64');
  return element('ds:Signature', { 'xmlns:ds': ns.ds }, [
    signedInfo({}),
    element('ds:SignatureValue', {}, [value]),
    signer.certificate ? inherited(keyInfo(signer.certificate)) : undefined,
  ]);
}

/** Exclusive canonicalization 1.0, 4: these prefixes are treated as by inclusive canonicalization. */
const inclusive = ({ prefixes = [] }: SignatureOptions): readonly Markup[] =>
  prefixes.length === 0
    ? []
    : [
        element('ec:InclusiveNamespaces', {
          'xmlns:ec': ns.ec,
          PrefixList: prefixes.join(' '),
        }),
      ];

const inherited = (info: Markup): Markup => ({
  xml: info.xml.replace(` xmlns:ds="${ns.ds}"`, ''),
});
