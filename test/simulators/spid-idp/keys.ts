// SPDX-License-Identifier: AGPL-3.0-or-later
import type { KeyObject } from 'node:crypto';
import { day, later } from '../../../src/kernel/clock.js';
import { generateRsaKey, selfSignedCertificate } from '../../../src/providers/saml/certificate.js';

export interface IdpKey {
  readonly privateKey: KeyObject;
  /** PEM */
  readonly certificate: string;
}

/** A new key with a certificate of ten years, or of the given time. */
export async function createIdpKey(
  name: string,
  { notBefore = later(new Date(), -day), notAfter = later(notBefore, 3_650 * day) } = {},
): Promise<IdpKey> {
  const privateKey = await generateRsaKey();
  const request = {
    commonName: name,
    organization: `${name} (simulated)`,
    entityId: `https://${name}.example`,
    organizationIdentifier: 'VATIT-12345678901',
    locality: 'Bologna',
    notBefore,
    notAfter,
  };
  return { privateKey, certificate: await selfSignedCertificate(request, privateKey) };
}
