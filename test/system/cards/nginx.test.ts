// SPDX-License-Identifier: AGPL-3.0-or-later
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { useDatabase } from '../../support/database.js';
import { freePorts } from '../../support/free-ports.js';
import type { Issued } from './openssl.js';
import { fromPage, startNginx } from './proxy.js';
import { aCardSite, aWorld, type CardSite, type World } from './site.js';
import { wrongCards } from './wrong-cards.js';

// Whole processes start here, beside whatever else the machine does.
jest.setTimeout(120_000);

const { url } = useDatabase();
const secret = 'what nginx and Piazza know, and nobody else';
let world: World;
let folder: string;
let port: number;
let site: CardSite;

beforeAll(async () => {
  world = await aWorld();
  folder = join(world.folder, 'etc');
  mkdirSync(folder);
  const put = (name: string, content: string): void => writeFileSync(join(folder, name), content);
  put('cns.crt', world.server.certificate);
  put('cns.key', world.server.key);
  put('card-authorities.pem', world.issuing.certificate);
  put('piazza-authority.pem', world.root.certificate);
  put('proxy-secret.conf', `proxy_set_header Piazza-Proxy-Secret "${secret}";`);

  port = await freePorts(4);
  await startNginx(world, fromPage('nginx', placesAt(port)), port);
  const proxy = { form: 'nginx', secret };
  site = await siteBehind(port, { port: port + 1, proxy });
});
afterAll(() => world?.close());

const placesAt = (own: number) => ({
  'listen 443': `listen 127.0.0.1:${own}`,
  'cns.piazza.example.org': 'localhost',
  '/etc/nginx/piazza': folder,
  '127.0.0.1:3001': `127.0.0.1:${own + 1}`,
});

const siteBehind = (own: number, listener: Record<string, unknown>): Promise<CardSite> =>
  aCardSite(world, {
    databaseUrl: url,
    anchors: world.anchors(world.issuing),
    publicUrl: `https://localhost:${own}`,
    listener,
  });

describe('nginx as the page for operators configures it', () => {
  it('signs in who shows a card, and /me says how', async () => {
    const browser = site.browser();
    const page = await site.signIn(browser, await world.issuing.card(world.holder));
    expect([page.status, page.location]).toEqual([303, '/sign-in/welcome?return_to=%2Fme']);
    const me = await browser.get('/me', { 'accept-language': 'it' });
    expect(me.status).toBe(200);
    expect(me.html).toContain('Sei qui con CNS (issuing), livello 3.');
    expect(world.online.asked).toContain('/issuing/ocsp');
  });

  it('gives who has no card a page, not an error of TLS', async () => {
    const page = await site.signIn(site.browser());
    expect([page.status, site.rules()]).toEqual([401, ['certificate.missing']]);
    expect(page.html).toContain('Il browser non ci ha mandato il certificato della tua tessera.');
  });

  it.each(wrongCards)('lets Piazza refuse a card $what, by $rule', async (wrong) => {
    const browser = site.browser();
    const page = await site.signIn(browser, await wrong.card(world));
    expect([page.status, site.rules()]).toEqual([403, [wrong.rule]]);
    expect(page.html).toContain(wrong.sentence);
    expect((await browser.get('/me')).status).toBe(303);
  });
});

describe('a header that speaks of certificates', () => {
  const spoofing = (card: Issued) => ({
    'x-ssl-cert': encodeURIComponent(card.certificate),
    'client-cert': ':Y2VydGlmaWNhdGU=:',
    'client-cert-chain': ':Y2VydGlmaWNhdGU=:',
    'piazza-proxy-secret': 'a guess',
  });

  it('is replaced by nginx: what somebody writes into it is no card', async () => {
    const headers = spoofing(await world.issuing.card(world.holder));
    const other = await world.stranger.card(world.holder);
    for (const [card, rule] of [
      [undefined, 'certificate.missing'],
      [other, 'chain.untrusted'],
    ] as const) {
      const browser = site.browser();
      const { location = '' } = await site.show(await site.start(browser), { card, headers });
      await browser.get(location);
      expect(site.rules()).toEqual([rule]);
      expect((await browser.get('/me')).status).toBe(303);
    }
  });

  it('is refused by the main listener, and beside nginx by the listener for cards', async () => {
    const { 'x-ssl-cert': value } = spoofing(await world.issuing.card(world.holder));
    const headers = { 'x-ssl-cert': value };
    const browser = site.browser();
    const { pathname, search } = await site.start(browser);
    const main = await browser.get(`${pathname}${search}`, headers);
    expect([main.status, site.rules()]).toEqual([400, ['certificate.header_not_expected']]);
    const beside = await fetch(`http://127.0.0.1:${port + 1}${pathname}${search}`, { headers });
    expect([beside.status, site.rules()]).toEqual([403, ['proxy.secret']]);
  });
});

describe('nginx on another machine', () => {
  it('proves itself by its certificate too: with another one it brings nobody in', async () => {
    const own = port + 2;
    const [ours, other] = [await world.root.server(), await world.root.server()];
    const both = fromPage('nginx', placesAt(own)).replaceAll('http://127', 'https://127');
    const places = { '/etc/nginx/piazza': folder, 'piazza.example.internal': 'localhost' };
    const between = fromPage('nginx', places, 1);
    const server = both.replace(/}\s*$/, `${between}}`);
    const { certificate, key } = world.server;
    const proxy = { form: 'nginx', secret, certificate: ours.certificate };
    const its = await siteBehind(own, { port: own + 1, tls: { certificate, key }, proxy });
    const card = await world.issuing.card(world.holder);
    const signIn = async ({ files }: Issued) => {
      copyFileSync(files.certificate, join(folder, 'proxy.crt'));
      copyFileSync(files.key, join(folder, 'proxy.key'));
      const started = await startNginx(world, server, own);
      const browser = its.browser();
      const { status, location = '/' } = await its.show(await its.start(browser), { card });
      await started.stop();
      await browser.get(location);
      return [status, (await browser.get('/me')).status];
    };
    expect([await signIn(ours), its.rules()]).toEqual([[303, 200], []]);
    expect([await signIn(other), its.rules()]).toEqual([[403, 303], ['proxy.certificate']]);
  });
});
