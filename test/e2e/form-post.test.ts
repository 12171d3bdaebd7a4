// SPDX-License-Identifier: AGPL-3.0-or-later
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPortal } from '../support/builders/portal.js';
import { useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { usePortalApp } from '../support/portal/app.js';
import { authorizationRequest, discover } from '../support/portal/client.js';
import { aVisitor } from '../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database, { realPages: true });
const browser = useBrowser();
const servers: Server[] = [];
/** One software at three addresses: it takes the answer at the first and goes on at the one that `state` names. */
const places = { login: '', own: '', foreign: '' };

beforeAll(async () => {
  for (const place of ['login', 'own', 'foreign'] as const) {
    const server = createServer((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('end', () => {
        const fields = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
        const next = places[fields.get('state') as keyof typeof places];
        if (req.method === 'POST') res.writeHead(303, { location: `${next}/here` }).end();
        else res.writeHead(200, { 'content-type': 'text/plain' }).end(`here is ${place}`);
      });
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    places[place] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** Presses on to the portal, which leads to another place of its own. */
async function pressOn(to: 'own' | 'foreign') {
  const portal = await aPortal(db, {
    redirectUris: [`${places.login}/callback`],
    postLogoutRedirectUris: [`${places.own}/`],
    returnUrls: [],
  });
  const config = await discover(app.issuer, portal);
  const { sessionId } = await aVisitor({ db, app });
  const context = await browser.current().newContext({ locale: 'it-IT' });
  await context.addCookies([{ name: 'test_session', value: sessionId, url: app.origin }]);
  const page = await context.newPage();
  const blocked: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('form-action')) blocked.push(message.text());
  });
  const parameters = { response_mode: 'form_post', state: to };
  const { url } = await authorizationRequest(config, portal, parameters);
  await page.goto(url.href);
  await page.getByRole('button', { name: 'Continua' }).click();
  const press = page.getByRole('button', { name: portal.name });
  await press.waitFor();
  return { context, page, press, blocked };
}

describe('an answer that is posted to a portal', () => {
  it('goes on from there to another registered address of the portal', async () => {
    const { context, page, press } = await pressOn('own');
    await press.click();
    await page.waitForURL(`${places.own}/here`);
    expect(await page.textContent('body')).toBe('here is own');
    await context.close();
  }, 60_000);

  it('goes on to no address that the portal never registered', async () => {
    const { context, page, press, blocked } = await pressOn('foreign');
    await Promise.all([
      page.waitForEvent('console', (one) => one.text().includes('form-action')),
      press.click(),
    ]);
    expect(blocked).not.toEqual([]);
    expect(page.url()).not.toContain(places.foreign);
    await context.close();
  }, 60_000);
});
