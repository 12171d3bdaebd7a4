// SPDX-License-Identifier: AGPL-3.0-or-later
import { verify, type KeyObject } from 'node:crypto';

/** What certificates, revocation lists and OCSP answers may be signed with, by OID; no SHA-1, no MD5. */
const hashes = new Map([
  ['1.2.840.113549.1.1.11', 'sha256'],
  ['1.2.840.113549.1.1.12', 'sha384'],
  ['1.2.840.113549.1.1.13', 'sha512'],
  ['1.2.840.10045.4.3.2', 'sha256'],
  ['1.2.840.10045.4.3.3', 'sha384'],
  ['1.2.840.10045.4.3.4', 'sha512'],
]);
const ecdsa = '1.2.840.10045.';
const curves = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

export const isAllowedAlgorithm = (oid: string): boolean => hashes.has(oid);

/** RSA of enough bits, or ECDSA on a curve of NIST. */
export function isStrongKey(key: KeyObject, minimumRsaBits: number): boolean {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa') return modulusLength >= minimumRsaBits;
  return key.asymmetricKeyType === 'ec' && curves.has(namedCurve);
}

export interface Signed {
  /** OID */
  readonly algorithm: string;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
}

/** Whether this key made the signature, by an algorithm that we allow. */
export function isSignedBy(key: KeyObject, { algorithm, bytes, signature }: Signed): boolean {
  const hash = hashes.get(algorithm);
  const type = algorithm.startsWith(ecdsa) ? 'ec' : 'rsa';
  return (
    hash !== undefined && key.asymmetricKeyType === type && verify(hash, bytes, key, signature)
  );
}
