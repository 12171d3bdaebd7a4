// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { saveArtifacts } from '../../../../src/portal/store/save-artifacts.js';
import { commonNameOf } from '../../../simulators/cns/card.js';
import { aPortal } from '../../../support/builders/portal.js';
import { startCnsSite, type CnsSite } from '../../../support/cns-site.js';
import { useDatabase } from '../../../support/database.js';
import { viewerOf } from '../../../support/sign-in-app.js';

const { db } = useDatabase();
let site: CnsSite;

beforeAll(async () => {
  site = await startCnsSite(db, { count: 2 });
});
beforeEach(() => site.reset());
afterAll(() => site.close());

describe('signing in with a card', () => {
  it('ends on the notice, then on /me, at level high', async () => {
    const browser = site.browser();
    const card = await site.issue();
    const page = await site.signIn(browser, { card });
    expect([page.status, page.location]).toEqual([303, '/sign-in/welcome?return_to=%2Fme']);
    expect(await viewerOf(browser)).toMatchObject({ actor: { level: 'high', provider: 'cns' } });
  });

  it('is one person with every card of theirs: the number of a card is no identity', async () => {
    const ids = [];
    for (const commonName of [
      undefined,
      commonNameOf(site.holder.fiscalCode).replace('7430010024925855', '7430010099999999'),
    ]) {
      const browser = site.browser();
      await site.signIn(browser, {
        card: await site.issue(commonName ? { commonName } : {}),
      });
      ids.push((await viewerOf(browser)).actor.memberId);
    }
    expect(ids[1]).toBe(ids[0]);
    const identities = await db.selectFrom('identity').selectAll().execute();
    expect(identities).toHaveLength(1);
    expect(JSON.stringify(identities)).not.toContain(site.holder.fiscalCode);
  });

  it('begins on one node and ends on another', async () => {
    const browser = site.browser();
    const { location = '' } = await site.show(
      await site.start(browser),
      { card: await site.issue() },
      site.nodes[1],
    );
    const elsewhere = site.browser(1);
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value);
    expect((await elsewhere.get(location)).status).toBe(303);
    expect(await viewerOf(elsewhere)).toMatchObject({ actor: { level: 'high' } });
  });

  it('records the certificate, and tells neither the log nor an address the fiscal code', async () => {
    const browser = site.browser();
    site.first.piazza.bench.recorded.length = 0;
    const { location = '' } = await site.show(await site.start(browser), {
      card: await site.issue(),
    });
    await browser.get(location);
    expect(site.first.piazza.bench.recorded.map(({ kind }) => kind)).toEqual(['certificate']);
    expect(location).not.toContain(site.holder.fiscalCode);
    expect(JSON.stringify(site.first.piazza.logged)).not.toContain(site.holder.fiscalCode);
  });
});

describe('without a card', () => {
  it('a page says what to do, and the same attempt goes on with a card', async () => {
    const browser = site.browser();
    const page = await site.signIn(browser, {});
    expect(page.status).toBe(401);
    expect(page.html).toContain('Il browser non ci ha mandato il certificato della tua tessera.');
    expect(site.rules()).toEqual(['certificate.missing']);

    const [, again = ''] = /href="([^"]+)"[^>]*>\s*Riprova con la tessera/.exec(page.html) ?? [];
    const { location = '' } = await site.show(again.replaceAll('&amp;', '&'), {
      card: await site.issue(),
    });
    expect((await browser.get(location)).status).toBe(303);
  });

  it('the page is there in English too', async () => {
    const browser = site.browser();
    const { location = '' } = await site.show(await site.start(browser), {});
    const page = await browser.get(location, { 'accept-language': 'en' });
    expect(page.html).toContain('The browser did not send us the certificate of your card.');
    expect(page.html).toContain('Close all windows of the browser');
  });
});

describe('signing out', () => {
  it.each([
    ['it', 'Il browser ricorda la tessera e il PIN finché non lo chiudi'],
    ['en', 'The browser remembers the card and its PIN until you close it'],
  ])('says that the browser still holds the card (%s)', async (locale, sentence) => {
    const browser = site.browser();
    await site.signIn(browser, { card: await site.issue() });
    const headers = { 'sec-fetch-site': 'same-origin', 'accept-language': locale };
    const page = await browser.post('/sign-out', {}, headers);
    expect(page.status).toBe(200);
    expect(page.html).toContain(sentence);
    expect(await viewerOf(browser)).toBeNull();
    // Whoever signed out already has nothing to be told.
    expect((await browser.post('/sign-out', {}, headers)).location).toBe('/');
  });
});

describe('signing out where a portal is told by the browser', () => {
  it('says that the browser still holds the card, and tells the portal', async () => {
    const browser = site.browser();
    await site.signIn(browser, { card: await site.issue() });
    const { actor, sessionId } = await viewerOf(browser);
    const uri = 'https://aula.example/logout';
    const portal = await aPortal(db, { logout: { kind: 'front_channel', uri, on: [] } });
    const { memberId } = actor;
    const signedIn = { sessionId, clientId: portal.clientId, memberId, oidcSessionUid: 'u' };
    await saveArtifacts(db, { artifacts: [], client: { ...signedIn, sid: 's', at: new Date() } });
    const page = await browser.post('/sign-out', {}, { 'sec-fetch-site': 'same-origin' });
    expect(page.html).toContain('<iframe src="https://aula.example/logout?');
    expect(page.html).toContain('Il browser ricorda la tessera e il PIN finché non lo chiudi');
  });
});

describe('a handshake', () => {
  it('is never resumed, and serves one request: the card signs each time', async () => {
    const card = await site.issue();
    const address = await site.start(site.browser());
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      const first = await site.show(address, {
        card,
        further: { maxVersion, headers: { connection: 'keep-alive' } },
      });
      const second = await site.show(address, { card, further: { maxVersion } });
      expect([first.status, second.status, second.resumed]).toEqual([303, 303, false]);
    }
  });

  it('leads whoever comes by hand to the main host, and nowhere else', async () => {
    for (const path of ['/', '/c', '//evil.example/x']) {
      const { status, location = '' } = await site.show('/', { further: { path } });
      expect([status, new URL(location).origin]).toEqual([302, 'http://localhost:3000']);
    }
  });
});

describe('a header that speaks of certificates', () => {
  it.each(['client-cert', 'client-cert-chain', 'x-ssl-cert', 'piazza-proxy-secret'])(
    '%s is refused on the public listener and on the card host that asks for itself',
    async (name) => {
      const browser = site.browser();
      const address = await site.start(browser);
      const value = `:${Buffer.from('certificate').toString('base64')}:`;
      for (const [locale, sentence] of [
        ['it', 'riservata ai certificati'],
        ['en', 'reserved for certificates'],
      ]) {
        site.first.piazza.logged.length = 0;
        const headers = { [name]: value, 'accept-language': locale ?? '' };
        const main = await browser.get(new URL(address).pathname, headers);
        const card = await site.show(address, { headers });
        expect([main.status, card.status]).toEqual([400, 400]);
        expect([main.html, card.text]).toEqual([
          expect.stringContaining(sentence ?? ''),
          expect.stringContaining(sentence ?? ''),
        ]);
        expect(site.rules()).toEqual(Array(2).fill('certificate.header_not_expected'));
      }
      expect(await viewerOf(browser)).toBeNull();
    },
  );
});
