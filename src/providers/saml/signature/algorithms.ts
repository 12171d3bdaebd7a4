// SPDX-License-Identifier: AGPL-3.0-or-later
import { verify, type KeyObject } from 'node:crypto';
import { ns } from '../names.js';

interface SignatureAlgorithm {
  readonly hash: string;
  readonly keyType: 'rsa' | 'ec';
}

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const enc = 'http://www.w3.org/2001/04/xmlenc#';

/** What we accept, and nothing else: no SHA-1, no HMAC (RFC 9231; SPID technical rules). */
const signatureAlgorithms = new Map<string, SignatureAlgorithm>(
  ['sha256', 'sha384', 'sha512'].flatMap((hash): [string, SignatureAlgorithm][] => [
    [`${more}rsa-${hash}`, { hash, keyType: 'rsa' }],
    [`${more}ecdsa-${hash}`, { hash, keyType: 'ec' }],
  ]),
);

const digestAlgorithms = new Map([
  [`${enc}sha256`, 'sha256'],
  [`${more}sha384`, 'sha384'],
  [`${enc}sha512`, 'sha512'],
]);

/** What we may sign with; SHA-1 only for a gateway that insists, and never to verify. */
export const outboundSignatures = ['rsa-sha256', 'rsa-sha1'] as const;
export type OutboundSignature = (typeof outboundSignatures)[number];

export const outbound: Readonly<
  Record<
    OutboundSignature,
    { readonly signature: string; readonly digest: string; readonly hash: string }
  >
> = {
  'rsa-sha256': { signature: `${more}rsa-sha256`, digest: `${enc}sha256`, hash: 'sha256' },
  'rsa-sha1': { signature: `${ns.ds}rsa-sha1`, digest: `${ns.ds}sha1`, hash: 'sha1' },
};

/** The name of the hash for node:crypto; undefined for every algorithm that is not allowed. */
export const digestHash = (algorithm: string): string | undefined =>
  digestAlgorithms.get(algorithm);

export const isAllowedSignature = (algorithm: string): boolean =>
  signatureAlgorithms.has(algorithm);

/**
 * Whether one of the keys made this signature: RSASSA-PKCS1-v1_5, node:crypto's own choice for RSA keys
 * (naming it costs as much as half the verification), or ECDSA as r||s (RFC 9231, 2.3.6).
 */
export function verifySignature(
  algorithm: string,
  signed: { readonly bytes: Uint8Array; readonly signature: Buffer },
  keys: readonly KeyObject[],
): boolean {
  const allowed = signatureAlgorithms.get(algorithm);
  if (!allowed) return false;
  return keys
    .filter((key) => key.asymmetricKeyType === allowed.keyType)
    .some((key) =>
      verify(
        allowed.hash,
        signed.bytes,
        allowed.keyType === 'ec' ? { key, dsaEncoding: 'ieee-p1363' } : key,
        signed.signature,
      ),
    );
}
