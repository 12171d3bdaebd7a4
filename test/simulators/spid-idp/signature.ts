// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, createHmac, sign, X509Certificate } from 'node:crypto';
import type { IdpKey } from './keys.js';

/** How to sign, or how to sign wrongly. */
export interface SignatureOptions {
  readonly signatureAlgorithm?: string;
  readonly digestAlgorithm?: string;
  readonly hash?: string;
  readonly digestHash?: string;
  /** Whole ds:Transform elements instead of the two of SAML. */
  readonly transforms?: string;
  readonly canonicalization?: string;
  /** The Reference's URI; the element's ID by default. */
  readonly uri?: string;
  /** Signs with HMAC and this secret. */
  readonly hmac?: string;
  /** PEM for KeyInfo instead of the key's own certificate. */
  readonly keyInfo?: string;
  readonly more?: { readonly inSignedInfo?: string; readonly inSignature?: string };
}

const ds = 'http://www.w3.org/2000/09/xmldsig#';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const transform = (algorithm: string): string =>
  `<ds:Transform Algorithm="${algorithm}"></ds:Transform>`;
export const usualTransforms = transform(`${ds}enveloped-signature`) + transform(exclusive);

/** A ds:Signature over an element that is canonical as it stands; not the code that Piazza signs with. */
export function writeSignature(
  canonical: string,
  id: string,
  { key, ...options }: SignatureOptions & { readonly key: IdpKey },
): string {
  const signedInfo = writeSignedInfo(canonical, id, options);
  const bytes = signedInfo.replace('<ds:SignedInfo>', `<ds:SignedInfo xmlns:ds="${ds}">`);
  const value = options.hmac
    ? createHmac('sha256', options.hmac).update(bytes).digest('base64')
    : sign(options.hash ?? 'sha256', Buffer.from(bytes), key.privateKey).toString('base64');
  const certificate = new X509Certificate(options.keyInfo ?? key.certificate).raw.toString(
    'base64',
  );
  return [
    `<ds:Signature xmlns:ds="${ds}">`,
    signedInfo,
    `<ds:SignatureValue>${value}</ds:SignatureValue>`,
    `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`,
    options.more?.inSignature ?? '',
    '</ds:Signature>',
  ].join('');
}

function writeSignedInfo(canonical: string, id: string, options: SignatureOptions): string {
  const digest = createHash(options.digestHash ?? 'sha256')
    .update(canonical)
    .digest('base64');
  const method = options.signatureAlgorithm ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
  return [
    `<ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${options.canonicalization ?? exclusive}"></ds:CanonicalizationMethod>`,
    `<ds:SignatureMethod Algorithm="${method}"></ds:SignatureMethod>`,
    `<ds:Reference URI="${options.uri ?? `#${id}`}"><ds:Transforms>${options.transforms ?? usualTransforms}</ds:Transforms>`,
    `<ds:DigestMethod Algorithm="${options.digestAlgorithm ?? 'http://www.w3.org/2001/04/xmlenc#sha256'}"></ds:DigestMethod>`,
    `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`,
    options.more?.inSignedInfo ?? '',
    '</ds:SignedInfo>',
  ].join('');
}
