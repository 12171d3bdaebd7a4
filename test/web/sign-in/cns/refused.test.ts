// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, it } from '@jest/globals';
import { Extension } from '@peculiar/x509';
import { createAuthority } from '../../../simulators/cns/authority.js';
import { commonNameOf, createCard, type CardOptions } from '../../../simulators/cns/card.js';
import { startCnsSite, type CnsSite } from '../../../support/cns-site.js';
import { useDatabase } from '../../../support/database.js';
import { expectRefused, refusals, type WrongCard } from '../../../support/wrong-card.js';

const { db } = useDatabase();
let site: CnsSite;

beforeAll(async () => {
  site = await startCnsSite(db);
});
beforeEach(() => site.reset());
afterAll(() => site.close());

const day = 86_400_000;
const issue =
  (options: CardOptions): WrongCard['card'] =>
  ({ issue: issueCard }) =>
    issueCard(options);

const ofOthers: readonly WrongCard[] = [
  {
    what: 'self-signed',
    rule: 'chain.self_signed',
    ...refusals.unrecognised,
    card: ({ holder }) => createCard(undefined, holder),
  },
  {
    what: 'of another authority',
    rule: 'chain.untrusted',
    ...refusals.unrecognised,
    card: async ({ holder }) => (await createAuthority({ name: 'CN=Another' })).issue(holder),
  },
  {
    what: 'of an authority that has the name of ours',
    rule: 'chain.untrusted',
    ...refusals.unrecognised,
    card: async ({ holder }) => (await createAuthority()).issue(holder),
  },
];

const unfit: readonly WrongCard[] = [
  {
    what: 'for signatures',
    rule: 'certificate.key_usage',
    ...refusals.notForSignIn,
    card: issue({ purpose: 'signature' }),
  },
  {
    what: 'for signatures too',
    rule: 'certificate.key_usage',
    ...refusals.notForSignIn,
    card: issue({ purpose: 'both' }),
  },
  {
    what: 'for servers',
    rule: 'certificate.extended_key_usage',
    ...refusals.notForSignIn,
    card: issue({ extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] }),
  },
  {
    what: 'an authority',
    rule: 'certificate.is_authority',
    ...refusals.notForSignIn,
    card: issue({ authority: true }),
  },
  {
    what: 'limited by something that nobody knows',
    rule: 'certificate.critical_extension',
    ...refusals.unrecognised,
    card: issue({ further: [new Extension('1.3.76.99.1', true, new Uint8Array([5, 0]))] }),
  },
  {
    what: 'of another policy',
    rule: 'certificate.policy',
    ...refusals.unrecognised,
    card: issue({ policy: '1.3.76.47.4' }),
  },
  {
    what: 'expired',
    rule: 'certificate.expired',
    ...refusals.expired,
    card: issue({
      notBefore: new Date(Date.now() - 10 * day),
      notAfter: new Date(Date.now() - day),
    }),
  },
  {
    what: 'not yet valid',
    rule: 'certificate.not_yet_valid',
    ...refusals.notYetValid,
    card: issue({ notBefore: new Date(Date.now() + day) }),
  },
  {
    what: 'with an RSA key of 1024 bits',
    rule: 'certificate.key_too_weak',
    ...refusals.tooOld,
    card: issue({ key: 1024 }),
  },
  {
    what: 'signed with SHA-1',
    rule: 'certificate.signature_algorithm',
    ...refusals.tooOld,
    card: issue({ hash: 'SHA-1' }),
  },
];

const withWrongCheck = (code: string): string =>
  `${code.slice(0, 15)}${code.endsWith('A') ? 'B' : 'A'}`;

/** The common name as it should be, and what is made of it. */
const named =
  (change: (name: string) => string | readonly string[]): WrongCard['card'] =>
  ({ holder, issue: issueCard }) =>
    issueCard({ commonName: change(commonNameOf(holder.fiscalCode)) });

const illNamed: readonly (readonly [string, WrongCard['card']])[] = [
  ['without a card number', named((name) => name.slice(0, 16))],
  ['with a name', named(() => 'Giulia Bassi')],
  ['with a code in small letters', named((name) => name.toLowerCase())],
  ['with the code last', named((name) => `${name.slice(17)}/${name.slice(0, 16)}`)],
  ['with white space before the code', named((name) => ` ${name}`)],
  ['with a second line', named((name) => `${name}\n`)],
  ['with a second common name', named((name) => [name, name])],
  ['with a hash of another length', named((name) => name.slice(0, -1))],
];

const codeless: readonly WrongCard[] = [
  ...illNamed.map(([what, card]) => ({
    what,
    rule: 'subject.common_name_form',
    ...refusals.unreadable,
    card,
  })),
  {
    what: 'with a wrong check character',
    rule: 'subject.common_name_check_character',
    ...refusals.unreadable,
    card: named((name) => `${withWrongCheck(name.slice(0, 16))}${name.slice(16)}`),
  },
];

describe('a certificate', () => {
  it.each([...ofOthers, ...unfit, ...codeless])('$what is refused by $rule', (wrong) =>
    expectRefused(site, wrong),
  );
});
