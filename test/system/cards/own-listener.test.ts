// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { useDatabase } from '../../support/database.js';
import { freePorts } from '../../support/free-ports.js';
import { aCardSite, aWorld, type CardSite, type World } from './site.js';
import { wrongCards } from './wrong-cards.js';

// Whole processes start here, beside whatever else the machine does.
jest.setTimeout(120_000);

const { url } = useDatabase();
let world: World;
let port: number;
let site: CardSite;

beforeAll(async () => {
  world = await aWorld();
  port = await freePorts(1);
  const { certificate, key } = world.server;
  site = await aCardSite(world, {
    databaseUrl: url,
    anchors: world.anchors(world.issuing),
    publicUrl: `https://localhost:${port}`,
    listener: { port, host: '127.0.0.1', tls: { certificate, key } },
  });
});
afterAll(() => world?.close());

describe('the listener of Piazza', () => {
  it('signs in who shows a card, and /me says how', async () => {
    const browser = site.browser();
    const page = await site.signIn(browser, await world.issuing.card(world.holder));
    expect([page.status, site.rules()]).toEqual([303, []]);
    const me = await browser.get('/me', { 'accept-language': 'it' });
    expect(me.html).toContain('Sei qui con CNS (issuing), livello 3.');
    expect(world.online.asked).toEqual(['/issuing/ocsp']);
  });

  it('asks the list where no responder answers', async () => {
    world.online.down.add('ocsp');
    const revoked = await world.issuing.card(world.holder);
    await world.issuing.revoke(revoked);
    const browser = site.browser();
    expect((await site.signIn(browser, revoked)).status).toBe(403);
    expect(site.rules()).toEqual(['revocation.revoked']);
    expect((await site.signIn(browser, await world.issuing.card(world.holder))).status).toBe(303);
    expect(world.online.asked).toContain('/issuing/list');
    world.online.down.clear();
  });

  it('gives who has no card a page, not an error of TLS', async () => {
    const page = await site.signIn(site.browser());
    expect([page.status, site.rules()]).toEqual([401, ['certificate.missing']]);
    expect(page.html).toContain('Il browser non ci ha mandato il certificato della tua tessera.');
  });

  it.each(wrongCards)('refuses a card $what, by $rule', async (wrong) => {
    const browser = site.browser();
    const page = await site.signIn(browser, await wrong.card(world));
    expect([page.status, site.rules()]).toEqual([403, [wrong.rule]]);
    expect(page.html).toContain(wrong.sentence);
    expect((await browser.get('/me')).status).toBe(303);
  });

  it('names the authorities in the handshake, so that browsers offer fitting cards', async () => {
    const args = ['s_client', '-connect', `127.0.0.1:${port}`, '-servername', 'localhost'];
    const asked = promisify(execFile)('openssl', args, { timeout: 20_000 });
    asked.child.stdin?.end();
    const { stdout } = await asked;
    const [, named] = /Acceptable client certificate CA names\n(.*)\n/.exec(stdout) ?? [];
    expect(named).toBe('C = IT, O = Regione di prova, CN = issuing');
  });
});
