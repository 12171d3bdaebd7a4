// SPDX-License-Identifier: AGPL-3.0-or-later
import { createPublicKey, generateKeyPair, webcrypto, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { Extension, JsonName } from '@peculiar/x509';

/** What AgID wants to read in a certificate for SAML (Avviso 29 v3, Avviso 23 v2). */
export interface CertificateProfile {
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
}

export interface CertificateRequest extends CertificateProfile {
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
  const x509 = await loadX509();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: subject(request),
    notBefore: request.notBefore,
    notAfter: request.notAfter,
    signingAlgorithm: algorithm,
    keys: await webKeys(privateKey),
    extensions: extensionsOf(x509, request),
  });
  return certificate.toString('pem');
}

/** The same to be signed by somebody else, PKCS #10 in PEM: private bodies get theirs from AgID. */
export async function certificateSigningRequest(
  profile: CertificateProfile,
  privateKey: KeyObject,
): Promise<string> {
  const x509 = await loadX509();
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: subject(profile),
    signingAlgorithm: algorithm,
    keys: await webKeys(privateKey),
    extensions: extensionsOf(x509, profile),
  });
  return request.toString('pem');
}

type X509 = typeof import('@peculiar/x509');

/** Loaded when it is needed: a service that only checks signatures never pays for it. */
async function loadX509(): Promise<X509> {
  await import('reflect-metadata');
  return import('@peculiar/x509');
}

const extensionsOf = (x509: X509, { sector = 'public' }: CertificateProfile): Extension[] => [
  new x509.BasicConstraintsExtension(false),
  new x509.KeyUsagesExtension(
    x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation,
    true,
  ),
  new x509.CertificatePolicyExtension([agidCert, policies[sector]]),
];

const subject = (request: CertificateProfile): JsonName => [
  { CN: [text(request.commonName)] },
  { O: [text(request.organization)] },
  { '2.5.4.83': [text(request.entityId)] },
  { '2.5.4.97': [text(request.organizationIdentifier)] },
  { C: [request.country ?? 'IT'] },
  { L: [text(request.locality)] },
];

/** The library takes quotes, backslashes and a number sign at the beginning for its own. */
const text = (value: string): string => value.replaceAll(/[\\"]|^#/g, '\\$&');

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
