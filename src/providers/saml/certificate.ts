// SPDX-License-Identifier: AGPL-3.0-or-later
import { createPublicKey, generateKeyPair, webcrypto, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** What AgID wants to read in a certificate for SAML (Avviso 29 v3, Avviso 23 v2). */
export interface CertificateRequest {
  /** = OrganizationDisplayName */
  readonly commonName: string;
  /** = OrganizationName */
  readonly organization: string;
  /** = entityID; 2.5.4.83 */
  readonly entityId: string;
  /** 2.5.4.97: `PA:IT-<IPA code>` for public bodies, `VATIT-…` or `CF:IT-…` for private ones. */
  readonly organizationIdentifier: string;
  readonly locality: string;
  readonly country?: string;
  readonly sector?: 'public' | 'private';
  readonly notBefore: Date;
  readonly notAfter: Date;
}

const policies = { public: '1.3.76.16.4.2.1', private: '1.3.76.16.4.3.1' } as const;
const agidCert = '1.3.76.16.6';
const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

export const generateRsaKey = async (bits = 2048): Promise<KeyObject> =>
  (await promisify(generateKeyPair)('rsa', { modulusLength: bits })).privateKey;

/** A self-signed certificate in the AgID profile, PEM. @param privateKey RSA, 2048 bits or more. */
export async function selfSignedCertificate(
  request: CertificateRequest,
  privateKey: KeyObject,
): Promise<string> {
  // Loaded here: a service that only checks signatures never pays for it.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: subject(request),
    notBefore: request.notBefore,
    notAfter: request.notAfter,
    signingAlgorithm: algorithm,
    keys: await webKeys(privateKey),
    extensions: [
      new x509.BasicConstraintsExtension(false),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation,
        true,
      ),
      new x509.CertificatePolicyExtension([agidCert, policies[request.sector ?? 'public']]),
    ],
  });
  return certificate.toString('pem');
}

const subject = (request: CertificateRequest): Record<string, string[]>[] => [
  { CN: [request.commonName] },
  { O: [request.organization] },
  { '2.5.4.83': [request.entityId] },
  { '2.5.4.97': [request.organizationIdentifier] },
  { C: [request.country ?? 'IT'] },
  { L: [request.locality] },
];

/** The library's types know fewer key usages than Node's; the objects are the same. */
async function webKeys(privateKey: KeyObject): Promise<CryptoKeyPair> {
  const { subtle } = webcrypto;
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const pair = {
    privateKey: await subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']),
    publicKey: await subtle.importKey('spki', spki, algorithm, true, ['verify']),
  };
  return pair as unknown as CryptoKeyPair;
}
