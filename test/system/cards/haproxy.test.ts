// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { useDatabase } from '../../support/database.js';
import { freePorts } from '../../support/free-ports.js';
import { fromPage, startHaproxy } from './proxy.js';
import { aCardSite, aWorld, type CardSite, type World } from './site.js';
import { wrongCards } from './wrong-cards.js';

// Whole processes start here, beside whatever else the machine does.
jest.setTimeout(120_000);

const { url } = useDatabase();
const secret = 'what HAProxy and Piazza know, and nobody else';
let world: World;
let site: CardSite;

beforeAll(async () => {
  world = await aWorld();
  const folder = join(world.folder, 'etc');
  mkdirSync(folder);
  writeFileSync(join(folder, 'cns.pem'), world.server.certificate + world.server.key);
  writeFileSync(join(folder, 'card-authorities.pem'), world.issuing.certificate);
  const port = await freePorts(2);
  const places = {
    ':443': `127.0.0.1:${port}`,
    '/etc/haproxy/piazza': folder,
    '127.0.0.1:3001': `127.0.0.1:${port + 1}`,
  };
  const env = { PIAZZA_PROXY_SECRET: secret };
  await startHaproxy(world, fromPage('haproxy', places), { port, env });
  site = await aCardSite(world, {
    databaseUrl: url,
    anchors: world.anchors(world.issuing),
    publicUrl: `https://localhost:${port}`,
    listener: { port: port + 1, proxy: { form: 'rfc9440', secret } },
  });
});
afterAll(() => world?.close());

describe('HAProxy as the page for operators configures it', () => {
  it('signs in who shows a card, in the form of RFC 9440', async () => {
    const browser = site.browser();
    const page = await site.signIn(browser, await world.issuing.card(world.holder));
    expect([page.status, site.rules()]).toEqual([303, []]);
    const me = await browser.get('/me', { 'accept-language': 'it' });
    expect(me.html).toContain('Sei qui con CNS (issuing), livello 3.');
  });

  it.each(wrongCards)('lets Piazza refuse a card $what, by $rule', async (wrong) => {
    const browser = site.browser();
    const page = await site.signIn(browser, await wrong.card(world));
    expect([page.status, site.rules()]).toEqual([403, [wrong.rule]]);
    expect((await browser.get('/me')).status).toBe(303);
  });

  it('replaces what somebody writes into the headers', async () => {
    const { certificate } = await world.issuing.card(world.holder);
    const body = certificate.replaceAll(/-----[^-]+-----|\s/g, '');
    const headers = {
      'client-cert': `:${body}:`,
      'client-cert-chain': `:${body}:`,
      'x-ssl-cert': encodeURIComponent(certificate),
      'piazza-proxy-secret': 'a guess',
    };
    const browser = site.browser();
    const { location = '' } = await site.show(await site.start(browser), { headers });
    expect((await browser.get(location)).status).toBe(401);
    expect(site.rules()).toEqual(['certificate.missing']);
  });
});
