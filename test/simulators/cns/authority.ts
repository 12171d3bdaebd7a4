// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  X509CrlGenerator,
  type Extension,
} from '@peculiar/x509';
import {
  addressExtensions,
  createCard,
  type Card,
  type CardHolder,
  type CardOptions,
  type Issuer,
} from './card.js';
import { createKeyPair, type KeyPair } from './keys.js';
import { answerOcsp, type OcspOptions } from './ocsp.js';

export interface ListOptions {
  readonly thisUpdate?: Date;
  readonly nextUpdate?: Date;
  readonly further?: readonly Extension[];
}

export interface Addresses {
  readonly crlUrl?: string | undefined;
  readonly ocspUrl?: string | undefined;
}

/** An authority that issues cards, takes them back, and says which. */
export interface Authority {
  /** PEM */
  readonly certificate: string;
  readonly key: string;
  readonly issuer: Issuer;
  issue(holder: CardHolder, options?: CardOptions): Promise<Card>;
  /** Where its lists and answers are had, written into what it issues. */
  readonly addresses: Addresses;
  /** An authority below this one. */
  delegate(name: string, options?: Omit<AuthorityOptions, 'name' | 'above'>): Promise<Authority>;
  revoke(card: Pick<Card, 'serialNumber'>): void;
  /** DER */
  list(options?: ListOptions): Promise<Buffer>;
  /** Answers an OCSP request; both DER. */
  readonly answer: (request: Uint8Array, options?: OcspOptions) => Promise<Buffer>;
}

export interface AuthorityOptions {
  readonly name?: string;
  readonly pair?: KeyPair;
  readonly above?: Pick<Authority, 'issuer' | 'addresses'>;
  readonly notAfter?: Date;
  readonly addresses?: Addresses;
  readonly isAuthority?: boolean;
  /** How many authorities may stand below it. */
  readonly pathLength?: number;
  /** What else its certificate says. */
  readonly further?: readonly Extension[];
  /** What its key is for. */
  readonly usages?: KeyUsageFlags;
}

const authorityUsages = KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign;
const hour = 3_600_000;
const demoName =
  'C=IT, O=Regione Emilia-Romagna (demo), CN=Regione Emilia-Romagna (demo) - CA Cittadini';

export async function createAuthority(options: AuthorityOptions = {}): Promise<Authority> {
  const { name = demoName, pair = await createKeyPair('ec'), addresses = {} } = options;
  const issuer = { name, pair };
  const certificate = await certify(issuer, options);
  const revoked = new Set<string>();
  return {
    certificate,
    key: pair.pem,
    issuer,
    issue: (holder, card = {}) => createCard(issuer, holder, { ...addresses, ...card }),
    addresses,
    delegate: (below, its = {}) =>
      createAuthority({ ...its, name: below, above: { issuer, addresses } }),
    revoke: ({ serialNumber }) => void revoked.add(serialNumber),
    async list({ thisUpdate = new Date(Date.now() - 1_000), nextUpdate, further = [] } = {}) {
      const list = await X509CrlGenerator.create({
        issuer: name,
        thisUpdate,
        nextUpdate: nextUpdate ?? new Date(thisUpdate.getTime() + 24 * hour),
        entries: [...revoked].map((serialNumber) => ({ serialNumber, revocationDate: thisUpdate })),
        extensions: [...further],
        signingKey: pair.keys.privateKey,
        signingAlgorithm: pair.algorithm,
      });
      return Buffer.from(list.rawData);
    },
    answer: (request, how) => answerOcsp({ request, certificate, issuer, revoked }, how),
  };
}

async function certify({ name, pair }: Issuer, options: AuthorityOptions): Promise<string> {
  const { issuer: above, addresses = {} } = options.above ?? { issuer: { name, pair } };
  const made = await X509CertificateGenerator.create({
    subject: name,
    issuer: above.name,
    notBefore: new Date('2026-01-01'),
    notAfter: options.notAfter ?? new Date('2046-01-01'),
    publicKey: pair.keys.publicKey,
    signingKey: above.pair.keys.privateKey,
    signingAlgorithm: above.pair.algorithm,
    extensions: [
      new BasicConstraintsExtension(options.isAuthority ?? true, options.pathLength, true),
      new KeyUsagesExtension(options.usages ?? authorityUsages, true),
      await SubjectKeyIdentifierExtension.create(pair.keys.publicKey),
      ...addressExtensions(addresses),
      ...(options.further ?? []),
    ],
  });
  return made.toString('pem');
}
