// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createAuthority } from '../../simulators/cns/authority.js';
import {
  commonNameOf,
  createCard,
  type Card,
  type CardOptions,
} from '../../simulators/cns/card.js';
import { startCnsSite, type CnsSite } from '../../support/cns-site.js';
import { useDatabase } from '../../support/database.js';
import { viewerOf } from '../../support/sign-in-app.js';

const { db } = useDatabase();
let site: CnsSite;

beforeAll(async () => {
  site = await startCnsSite(db);
});
beforeEach(() => site.reset());
afterAll(() => site.close());

interface Wrong {
  readonly what: string;
  readonly rule: string;
  readonly status: number;
  readonly it: string;
  readonly en: string;
  /** The card that is shown. */
  readonly card: () => Promise<Card>;
  readonly before?: () => Promise<void> | void;
}

const day = 86_400_000;
const issue =
  (options: CardOptions): (() => Promise<Card>) =>
  () =>
    site.issue(options);
const unrecognised = {
  status: 403,
  it: 'non è di una CNS o TS-CNS che riconosciamo',
  en: 'is not of a CNS or TS-CNS that we recognise',
};
const notForSignIn = { status: 403, it: 'non serve per accedere', en: 'is not for signing in' };
const unreadable = {
  status: 400,
  it: 'non contiene un codice fiscale scritto in modo corretto',
  en: 'holds no fiscal code that is written correctly',
};
const revoked = { status: 403, it: 'è stata revocata o sospesa', en: 'was revoked or suspended' };
const unchecked = {
  status: 403,
  it: 'non possiamo controllare se la tua tessera è ancora valida',
  en: 'cannot check whether your card is still valid',
};
const tooOld = {
  status: 403,
  it: 'una tecnologia che non è più sicura',
  en: 'a technology that is no longer safe',
};

const issueRevoked = async (): Promise<Card> => {
  const card = await site.issue();
  site.authority.revoke(card);
  return card;
};

const wrong: readonly Wrong[] = [
  {
    what: 'self-signed',
    rule: 'chain.self_signed',
    ...unrecognised,
    card: () => createCard(undefined, site.holder),
  },
  {
    what: 'of another authority',
    rule: 'chain.untrusted',
    ...unrecognised,
    card: async () => (await createAuthority({ name: 'CN=Another' })).issue(site.holder),
  },
  {
    what: 'of an authority that has the name of ours',
    rule: 'chain.untrusted',
    ...unrecognised,
    card: async () => (await createAuthority()).issue(site.holder),
  },
  {
    what: 'for signatures',
    rule: 'certificate.key_usage',
    ...notForSignIn,
    card: issue({ purpose: 'signature' }),
  },
  {
    what: 'for servers',
    rule: 'certificate.extended_key_usage',
    ...notForSignIn,
    card: issue({ extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] }),
  },
  {
    what: 'an authority',
    rule: 'certificate.is_authority',
    ...notForSignIn,
    card: issue({ authority: true }),
  },
  {
    what: 'of another policy',
    rule: 'certificate.policy',
    ...unrecognised,
    card: issue({ policy: '1.3.76.47.4' }),
  },
  {
    what: 'expired',
    rule: 'certificate.expired',
    status: 403,
    it: 'La tua tessera è scaduta',
    en: 'Your card has expired',
    card: issue({
      notBefore: new Date(Date.now() - 10 * day),
      notAfter: new Date(Date.now() - day),
    }),
  },
  {
    what: 'not yet valid',
    rule: 'certificate.not_yet_valid',
    status: 403,
    it: 'non è ancora valido',
    en: 'is not valid yet',
    card: issue({ notBefore: new Date(Date.now() + day) }),
  },
  { what: 'revoked, says OCSP', rule: 'revocation.revoked', ...revoked, card: issueRevoked },
  {
    what: 'revoked, says the list',
    rule: 'revocation.revoked',
    ...revoked,
    card: issueRevoked,
    before: async () => {
      site.world.online = { down: ['ocsp'], list: await site.authority.list() };
    },
  },
  {
    what: 'checked by a list that is out of date',
    rule: 'revocation.stale',
    ...unchecked,
    card: issue({}),
    before: async () => {
      const thisUpdate = new Date(Date.now() - 2 * day);
      site.world.online = { down: ['ocsp'], list: await site.authority.list({ thisUpdate }) };
    },
  },
  {
    what: 'of an authority that does not answer',
    rule: 'revocation.unavailable',
    ...unchecked,
    card: issue({}),
    before: () => {
      site.world.online = { down: ['ocsp', 'crl'] };
    },
  },
  {
    what: 'without an address to ask at',
    rule: 'revocation.no_address',
    ...unchecked,
    card: issue({ ocspUrl: undefined, crlUrl: undefined }),
  },
  {
    what: 'with a list on LDAP only',
    rule: 'revocation.no_address',
    ...unchecked,
    card: issue({ ocspUrl: undefined, crlUrl: 'ldap://ca.example/cn=list' }),
  },
  {
    what: 'without a card number',
    rule: 'subject.common_name_form',
    ...unreadable,
    card: () => site.issue({ commonName: site.holder.fiscalCode }),
  },
  {
    what: 'with a name',
    rule: 'subject.common_name_form',
    ...unreadable,
    card: issue({ commonName: 'Giulia Bassi' }),
  },
  {
    what: 'with a wrong check character',
    rule: 'subject.common_name_check_character',
    ...unreadable,
    card: () => site.issue({ commonName: commonNameOf(withWrongCheck(site.holder.fiscalCode)) }),
  },
  {
    what: 'with an RSA key of 1024 bits',
    rule: 'certificate.key_too_weak',
    ...tooOld,
    card: issue({ key: 1024 }),
  },
];

const withWrongCheck = (code: string): string =>
  `${code.slice(0, 15)}${code.endsWith('A') ? 'B' : 'A'}`;

describe('a certificate', () => {
  it.each(wrong)(
    '$what is refused by $rule',
    async ({ rule, status, card, before, ...sentences }) => {
      const shown = await card();
      for (const locale of ['it', 'en'] as const) {
        await before?.();
        site.first.piazza.logged.length = 0;
        const browser = site.browser();
        const { location = '' } = await site.show(await site.start(browser), { card: shown });
        const page = await browser.get(location, { 'accept-language': locale });
        expect([page.status, site.rules()]).toEqual([status, [rule]]);
        expect(page.html).toContain(sentences[locale]);
        expect(await viewerOf(browser)).toBeNull();
        expect(page.html).not.toContain(site.holder.fiscalCode);
        expect(JSON.stringify(site.first.piazza.logged)).not.toContain(site.holder.fiscalCode);
      }
    },
  );
});
