// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { createHash, randomBytes } from 'node:crypto';
import {
  AuthorityInfoAccessExtension,
  BasicConstraintsExtension,
  CertificatePolicyExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509CertificateGenerator,
  type Extension,
} from '@peculiar/x509';
import { createKeyPair, type KeyKind, type KeyPair } from './keys.js';

export interface CardHolder {
  /** Sixteen characters. */
  readonly fiscalCode: string;
  readonly givenName?: string;
  readonly familyName?: string;
}

export type Purpose = 'authentication' | 'signature' | 'both';

/** A card as it should be, unless a part is said otherwise. */
export interface CardOptions {
  /** Several are possible, and wrong. */
  readonly commonName?: string | readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly policy?: string;
  /** `signature` is the other certificate of such a card, with which documents are signed. */
  readonly purpose?: Purpose;
  readonly extendedKeyUsage?: readonly string[];
  /** What it is signed with; a card of the first generation may have SHA-1. */
  readonly hash?: 'SHA-1';
  readonly key?: KeyKind;
  readonly authority?: boolean;
  readonly crlUrl?: string | undefined;
  readonly ocspUrl?: string | undefined;
  readonly further?: readonly Extension[];
}

export interface Card {
  /** PEM */
  readonly certificate: string;
  readonly key: string;
  /** Lower-case hexadecimal. */
  readonly serialNumber: string;
}

export interface Issuer {
  readonly name: string;
  readonly pair: KeyPair;
}

const cnsPolicy = '1.3.76.16.2.1';
const clientAuth = '1.3.6.1.5.5.7.3.2';
const year = 365 * 86_400_000;

/** What stands in the certificate of a card: `<fiscal code>/<card>.<hash of the personal data>`. */
export function commonNameOf(fiscalCode: string): string {
  const digest = createHash('sha1').update(fiscalCode);
  return `${fiscalCode}/7430010024925855.${digest.digest('base64')}`;
}

/** Makes the certificate of a card; self-signed without an issuer. */
export async function createCard(
  issuer: Issuer | undefined,
  holder: CardHolder,
  options: CardOptions = {},
): Promise<Card> {
  const pair = await createKeyPair(options.key ?? 'ec');
  const signer = issuer?.pair ?? pair;
  const subject = subjectOf(holder, options);
  const serialNumber = `0${randomBytes(15).toString('hex')}1`;
  const certificate = await X509CertificateGenerator.create({
    serialNumber,
    subject,
    issuer: issuer?.name ?? subject,
    notBefore: options.notBefore ?? new Date(Date.now() - 60_000),
    notAfter: options.notAfter ?? new Date(Date.now() + 6 * year),
    publicKey: pair.keys.publicKey,
    signingKey: signer.keys.privateKey,
    signingAlgorithm: { ...signer.algorithm, ...(options.hash && { hash: options.hash }) },
    extensions: extensionsOf(options),
  });
  return {
    certificate: certificate.toString('pem'),
    key: pair.pem,
    serialNumber: certificate.serialNumber,
  };
}

function subjectOf(holder: CardHolder, { commonName }: CardOptions): Record<string, string[]>[] {
  const { fiscalCode, givenName, familyName } = holder;
  return [
    { C: ['IT'] },
    { O: ['Carta nazionale dei servizi (demo)'] },
    ...(familyName === undefined ? [] : [{ '2.5.4.4': [familyName] }]),
    ...(givenName === undefined ? [] : [{ '2.5.4.42': [givenName] }]),
    ...[commonName ?? commonNameOf(fiscalCode)].flat().map((name) => ({ CN: [name] })),
  ];
}

const usages: Readonly<Record<Purpose, KeyUsageFlags>> = {
  authentication: KeyUsageFlags.digitalSignature,
  signature: KeyUsageFlags.nonRepudiation,
  both: KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation,
};

function extensionsOf(options: CardOptions): Extension[] {
  const { purpose = 'authentication', further = [] } = options;
  return [
    new BasicConstraintsExtension(options.authority ?? false, undefined, true),
    new KeyUsagesExtension(usages[purpose], true),
    new ExtendedKeyUsageExtension([...(options.extendedKeyUsage ?? [clientAuth])]),
    new CertificatePolicyExtension([options.policy ?? cnsPolicy]),
    ...addressExtensions(options),
    ...further,
  ];
}

/** Where it is said whether a certificate was taken back. */
export const addressExtensions = ({
  crlUrl,
  ocspUrl,
}: Pick<CardOptions, 'crlUrl' | 'ocspUrl'>): Extension[] => [
  ...(crlUrl === undefined ? [] : [new CRLDistributionPointsExtension([crlUrl])]),
  ...(ocspUrl === undefined ? [] : [new AuthorityInfoAccessExtension({ ocsp: ocspUrl })]),
];
