// SPDX-License-Identifier: AGPL-3.0-or-later
import { X509Certificate, type KeyObject } from 'node:crypto';
import { ProviderError } from '../../provider-error.js';

/** A certificate vouched for by metadata: a carrier of a key. Its expiry warns and never refuses. */
export interface TrustedCertificate {
  readonly pem: string;
  /** Kept as an object: verifying with a PEM string costs several times more. */
  readonly key: KeyObject;
  readonly validTo: Date;
  /** SHA-256 of the DER, lower-case hexadecimal. */
  readonly fingerprint: string;
}

/** Reads the base64 DER of a ds:X509Certificate. @throws ProviderError `misconfigured` */
export function readCertificate(body: string): TrustedCertificate {
  try {
    const certificate = new X509Certificate(Buffer.from(body.replace(/\s+/g, ''), 'base64'));
    return {
      pem: certificate.toString(),
      key: certificate.publicKey,
      validTo: new Date(certificate.validTo),
      fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    };
  } catch (error) {
    throw new ProviderError('misconfigured', { rule: 'metadata.certificate' }, { cause: error });
  }
}
