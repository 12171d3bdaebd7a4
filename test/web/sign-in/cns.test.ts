// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createAuthority, type Authority } from '../../simulators/cns/authority.js';
import {
  commonNameOf,
  createCard,
  type Card,
  type CardHolder,
  type CardOptions,
} from '../../simulators/cns/card.js';
import { present, type HandshakeOptions } from '../../simulators/cns/handshake.js';
import {
  aCardHolder,
  aFolderOf,
  anAuthority,
  authoritiesOnline,
  type Online,
} from '../../support/builders/cns.js';
import { serveCards, type CardHost } from '../../support/card-host.js';
import { useDatabase } from '../../support/database.js';
import { serve, type Browser, type Page, type Served } from '../../support/http-browser.js';
import { signInApp, type SignInApp } from '../../support/sign-in-app.js';
import { aTlsIdentity, type TlsIdentity } from '../../support/tls.js';

interface Node {
  readonly piazza: SignInApp;
  readonly site: Served;
  readonly cards: CardHost;
}

const { db } = useDatabase();
const day = 86_400_000;
let authority: Authority;
let holder: CardHolder;
let tls: TlsIdentity;
let one: Node;
let two: Node;
let now = new Date();
let online: Online;

async function aNode(instances: Parameters<typeof signInApp>[0]['instances']): Promise<Node> {
  const piazza = await signInApp({
    db,
    instances,
    now: () => now,
    fetch: (input, init) => authoritiesOnline([authority], online)(input, init),
  });
  const site = await serve(piazza.app);
  return {
    piazza,
    site,
    cards: await serveCards(piazza, { tls: { ...tls, maxVersion: 'TLSv1.3' } }),
  };
}

beforeAll(async () => {
  [authority, holder, tls] = await Promise.all([anAuthority(), aCardHolder(), aTlsIdentity()]);
  const config = { anchors: { directory: aFolderOf(authority) } };
  const instances = [{ id: 'cns', use: 'cns', config }];
  [one, two] = [await aNode(instances), await aNode(instances)];
});
beforeEach(() => {
  now = new Date();
  online = { down: [] };
  one.piazza.logged.length = 0;
});
afterAll(async () => {
  for (const { cards, site } of [one, two]) await Promise.all([cards.close(), site.close()]);
});

/** As far as the address on the card host. */
async function start(browser: Browser): Promise<string> {
  const { status, location } = await browser.post('/sign-in/cns/start', {});
  expect([status, new URL(location ?? '').host]).toEqual([303, 'cards.localhost:3001']);
  return location ?? '';
}

type Shown = Omit<HandshakeOptions, 'trusted'>;

/** Shows a card to the card host: where it sends the browser. */
async function show(address: string, shown: Shown, { cards }: Node = one) {
  return present(cards.at(address), { trusted: tls.certificate, ...shown });
}

async function signIn(browser: Browser, shown: Shown): Promise<Page> {
  const { status, location = '' } = await show(await start(browser), shown);
  expect([status, location]).toEqual([
    303,
    expect.stringContaining('http://localhost:3000/sign-in/cns/card?'),
  ]);
  return browser.get(location, { 'accept-language': 'it' });
}

const viewerOf = async (browser: Browser) => JSON.parse((await browser.get('/me')).html).viewer;
const rules = (): unknown[] =>
  one.piazza.logged.filter(({ msg }) => msg === 'sign_in.refused').map(({ rule }) => rule);

describe('signing in with a card', () => {
  it('ends on the notice, then on /me, at level high', async () => {
    const browser = one.site.browser();
    const card = await authority.issue(holder);
    const page = await signIn(browser, { card });
    expect([page.status, page.location]).toEqual([303, '/sign-in/welcome?return_to=%2Fme']);
    expect(await viewerOf(browser)).toMatchObject({ actor: { level: 'high', provider: 'cns' } });
  });

  it('is one person with every card of theirs: the number of a card is no identity', async () => {
    const ids = [];
    for (const commonName of [
      undefined,
      commonNameOf(holder.fiscalCode).replace('7430010024925855', '7430010099999999'),
    ]) {
      const browser = one.site.browser();
      await signIn(browser, {
        card: await authority.issue(holder, commonName ? { commonName } : {}),
      });
      ids.push((await viewerOf(browser)).actor.memberId);
    }
    expect(ids[1]).toBe(ids[0]);
    const identities = await db.selectFrom('identity').selectAll().execute();
    expect(identities).toHaveLength(1);
    expect(JSON.stringify(identities)).not.toContain(holder.fiscalCode);
  });

  it('begins on one node and ends on another', async () => {
    const browser = one.site.browser();
    const { location = '' } = await show(
      await start(browser),
      { card: await authority.issue(holder) },
      two,
    );
    const elsewhere = two.site.browser();
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value);
    expect((await elsewhere.get(location)).status).toBe(303);
    expect(await viewerOf(elsewhere)).toMatchObject({ actor: { level: 'high' } });
  });

  it('records the certificate, and tells neither the log nor an address the fiscal code', async () => {
    const browser = one.site.browser();
    one.piazza.bench.recorded.length = 0;
    const { location = '' } = await show(await start(browser), {
      card: await authority.issue(holder),
    });
    await browser.get(location);
    expect(one.piazza.bench.recorded.map(({ kind }) => kind)).toEqual(['certificate']);
    expect(location).not.toContain(holder.fiscalCode);
    expect(JSON.stringify(one.piazza.logged)).not.toContain(holder.fiscalCode);
  });
});

describe('without a card', () => {
  it('a page says what to do, and the same attempt goes on with a card', async () => {
    const browser = one.site.browser();
    const page = await signIn(browser, {});
    expect(page.status).toBe(401);
    expect(page.html).toContain('Il browser non ci ha mandato il certificato della tua tessera.');
    expect(rules()).toEqual(['certificate.missing']);

    const [, again = ''] = /href="([^"]+)"[^>]*>\s*Riprova con la tessera/.exec(page.html) ?? [];
    const { location = '' } = await show(again.replaceAll('&amp;', '&'), {
      card: await authority.issue(holder),
    });
    expect((await browser.get(location)).status).toBe(303);
  });

  it('the page is there in English too', async () => {
    const browser = one.site.browser();
    const { location = '' } = await show(await start(browser), {});
    const page = await browser.get(location, { 'accept-language': 'en' });
    expect(page.html).toContain('The browser did not send us the certificate of your card.');
    expect(page.html).toContain('Close all windows of the browser');
  });
});

describe('a handshake', () => {
  it('is never resumed, and serves one request: the card signs each time', async () => {
    const card = await authority.issue(holder);
    const address = await start(one.site.browser());
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      const first = await show(address, {
        card,
        further: { maxVersion, headers: { connection: 'keep-alive' } },
      });
      const second = await show(address, { card, further: { maxVersion } });
      expect([first.status, second.status, second.resumed]).toEqual([303, 303, false]);
    }
  });

  it('leads whoever comes by hand to the main host, and nowhere else', async () => {
    for (const path of ['/', '/c', '//evil.example/x']) {
      const { status, location = '' } = await present(one.cards.at('/'), {
        trusted: tls.certificate,
        further: { path },
      });
      expect([status, new URL(location).origin]).toEqual([302, 'http://localhost:3000']);
    }
  });
});

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

const issue =
  (options: CardOptions): (() => Promise<Card>) =>
  () =>
    authority.issue(holder, options);
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
  const card = await authority.issue(holder);
  authority.revoke(card);
  return card;
};

const wrong: readonly Wrong[] = [
  {
    what: 'self-signed',
    rule: 'chain.self_signed',
    ...unrecognised,
    card: () => createCard(undefined, holder),
  },
  {
    what: 'of another authority',
    rule: 'chain.untrusted',
    ...unrecognised,
    card: async () => (await createAuthority({ name: 'CN=Another' })).issue(holder),
  },
  {
    what: 'of an authority that has the name of ours',
    rule: 'chain.untrusted',
    ...unrecognised,
    card: async () => (await createAuthority()).issue(holder),
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
      online = { down: ['ocsp'], list: await authority.list() };
      await db.deleteFrom('provider_cache').execute();
    },
  },
  {
    what: 'checked by a list that is out of date',
    rule: 'revocation.stale',
    ...unchecked,
    card: issue({}),
    before: async () => {
      const thisUpdate = new Date(Date.now() - 2 * day);
      online = { down: ['ocsp'], list: await authority.list({ thisUpdate }) };
      await db.deleteFrom('provider_cache').execute();
    },
  },
  {
    what: 'of an authority that does not answer',
    rule: 'revocation.unavailable',
    ...unchecked,
    card: issue({}),
    before: async () => {
      online = { down: ['ocsp', 'crl'] };
      await db.deleteFrom('provider_cache').execute();
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
    card: () => authority.issue(holder, { commonName: holder.fiscalCode }),
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
    card: () =>
      authority.issue(holder, { commonName: commonNameOf(withWrongCheck(holder.fiscalCode)) }),
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
        one.piazza.logged.length = 0;
        const browser = one.site.browser();
        const { location = '' } = await show(await start(browser), { card: shown });
        const page = await browser.get(location, { 'accept-language': locale });
        expect([page.status, rules()]).toEqual([status, [rule]]);
        expect(page.html).toContain(sentences[locale]);
        expect(await viewerOf(browser)).toBeNull();
        expect(page.html).not.toContain(holder.fiscalCode);
        expect(JSON.stringify(one.piazza.logged)).not.toContain(holder.fiscalCode);
      }
    },
  );
});

describe('the one-time code', () => {
  const refusal = async (browser: Browser, location: string, locale: string) => {
    const page = await browser.get(location, { 'accept-language': locale });
    expect(await viewerOf(browser)).toBeNull();
    return { status: page.status, html: page.html };
  };
  const aCode = async (browser: Browser, card?: Card): Promise<string> => {
    const shown = card ?? (await authority.issue(holder));
    return (await show(await start(browser), { card: shown })).location ?? '';
  };

  it.each([
    ['it', 'Questo accesso è già stato usato'],
    ['en', 'This sign-in has already been used'],
  ])('is good once, also for an attempt that it did not finish (%s)', async (locale, sentence) => {
    const browser = one.site.browser();
    const location = await aCode(browser, await createCard(undefined, holder));
    expect((await browser.get(location)).status).toBe(403);
    const { status, html } = await refusal(browser, location, locale);
    expect([status, rules()]).toEqual([403, ['chain.self_signed', 'certificate.code_used']]);
    expect(html).toContain(sentence);
  });

  it.each([
    ['it', 'Questo accesso non è iniziato in questo browser'],
    ['en', 'This sign-in did not begin in this browser'],
  ])('is nothing to another browser, and stays good for its own (%s)', async (locale, sentence) => {
    const browser = one.site.browser();
    const location = await aCode(browser);
    const other = one.site.browser();
    await start(other);
    const { status, html } = await refusal(other, location, locale);
    expect([status, rules()]).toEqual([403, ['attempt.unknown']]);
    expect(html).toContain(sentence);
    expect((await browser.get(location)).status).toBe(303);
  });

  it('is nothing to another attempt of the same browser', async () => {
    const browser = one.site.browser();
    const code = new URL(await aCode(browser)).searchParams.get('code') ?? '';
    const other = new URL(await aCode(browser));
    other.searchParams.set('code', code);
    expect((await refusal(browser, other.href, 'it')).status).toBe(403);
    expect(rules()).toEqual(['certificate.code_unknown']);
  });

  it.each([
    ['it', 'È passato troppo tempo'],
    ['en', 'Too much time has passed'],
  ])('is good for a minute (%s)', async (locale, sentence) => {
    const browser = one.site.browser();
    const location = await aCode(browser);
    now = new Date(now.getTime() + 61_000);
    const { status, html } = await refusal(browser, location, locale);
    expect([status, rules()]).toEqual([403, ['certificate.code_expired']]);
    expect(html).toContain(sentence);
  });

  it('is given for a pending attempt only', async () => {
    const browser = one.site.browser();
    const address = new URL(await start(browser));
    address.searchParams.set('state', 'x'.repeat(43));
    const { location = '' } = await show(address.href, { card: await authority.issue(holder) });
    expect(new URL(location).searchParams.get('code')).toBeNull();
    expect((await refusal(browser, location, 'it')).status).toBe(403);
    address.searchParams.set('state', 'short');
    const { status, text } = await show(address.href, { card: await authority.issue(holder) });
    expect(status).toBe(400);
    expect(text).toContain('La risposta ricevuta non è scritta in modo corretto.');
  });

  it('may not be brought along', async () => {
    const address = new URL(await start(one.site.browser()));
    address.searchParams.set('code', 'planted');
    const { location = '' } = await show(address.href, {});
    expect(location).not.toContain('planted');
  });
});

describe('a header that speaks of certificates', () => {
  it.each(['client-cert', 'client-cert-chain', 'x-ssl-cert', 'piazza-proxy-secret'])(
    '%s is refused on the public listener and on the card host that asks for itself',
    async (name) => {
      const browser = one.site.browser();
      const address = await start(browser);
      const value = `:${Buffer.from('certificate').toString('base64')}:`;
      for (const [locale, sentence] of [
        ['it', 'riservata ai certificati'],
        ['en', 'reserved for certificates'],
      ]) {
        one.piazza.logged.length = 0;
        const headers = { [name]: value, 'accept-language': locale ?? '' };
        const main = await browser.get(new URL(address).pathname, headers);
        const card = await show(address, { headers });
        expect([main.status, card.status]).toEqual([400, 400]);
        expect([main.html, card.text]).toEqual([
          expect.stringContaining(sentence ?? ''),
          expect.stringContaining(sentence ?? ''),
        ]);
        expect(rules()).toEqual(Array(2).fill('certificate.header_not_expected'));
      }
      expect(await viewerOf(browser)).toBeNull();
    },
  );
});
