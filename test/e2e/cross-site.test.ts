// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { useBrowser } from '../support/browser.js';
import { spidConfigInput } from '../support/builders/spid.js';
import { useConfigurationFolder } from '../support/configuration.js';
import { useDatabase } from '../support/database.js';
import { freePorts } from '../support/free-ports.js';
import { runPiazza, type PiazzaProcess } from '../support/piazza-process.js';
import { aTlsIdentity } from '../support/tls.js';

const { url } = useDatabase();
const folder = useConfigurationFolder();
const browser = useBrowser();
let origin: string;
let identityProvider: { readonly origin: string; readonly child: ChildProcess };
let piazza: PiazzaProcess;

beforeAll(async () => {
  const tls = await aTlsIdentity();
  identityProvider = await startIdentityProvider(folder.write('ca.pem', tls.certificate));
  const port = await freePorts(1);
  origin = `https://localhost:${port}`;
  const register = { url: `${identityProvider.origin}/metadata.xml` };
  const file = await folder.configuration({
    database: { url },
    http: { port, host: '127.0.0.1', publicUrl: origin, tls, outbound: { allowPrivate: true } },
    providers: [{ id: 'spid', use: 'spid', name: 'SPID', config: spidConfigInput(register) }],
    log: { level: 'info' },
  });
  piazza = runPiazza(['serve'], { env: { PIAZZA_CONFIG: file } });
  await piazza.until('listening');
}, 60_000);

afterAll(async () => {
  piazza.child.kill('SIGTERM');
  identityProvider.child.kill();
  await piazza.ended;
});

async function startIdentityProvider(trusted: string) {
  const child = spawn(process.execPath, ['test/support/programs/spid-idp.mjs'], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: trusted },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, origin: line.toString().trim() };
}

async function visit(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.current().newContext({ ignoreHTTPSErrors: true, locale: 'it-IT' });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  await page.goto(`${origin}/sign-in`);
  return { context, page };
}

/** As far as the button that posts the answer from the identity provider's site to ours. */
async function untilConsent(page: Page): Promise<void> {
  await page.getByText('Entra con SPID').click();
  await page.getByRole('button', { name: /Alfa/ }).click();
  await page.getByRole('button', { name: 'Entra' }).click();
}

describe('an identity provider on another site', () => {
  it('posts its answer across sites, and the person is signed in', async () => {
    const { context, page } = await visit();
    await untilConsent(page);
    expect(new URL(page.url()).origin).toBe(identityProvider.origin);
    await page.getByRole('button', { name: 'Autorizza', exact: true }).click();

    await page.waitForURL(`${origin}/sign-in/welcome**`);
    expect(await page.locator('main').innerText()).toContain('Giulia B.');
    const cookies = await context.cookies(origin);
    expect(cookies.find(({ name }) => name === '__Host-piazza_browser')).toMatchObject({
      sameSite: 'None',
      secure: true,
      httpOnly: true,
    });
    expect(cookies.find(({ name }) => name === '__Host-piazza_session')).toMatchObject({
      sameSite: 'Lax',
      secure: true,
      httpOnly: true,
    });
    await context.close();
  });

  it('signs nobody in when the answer arrives in a browser that did not ask', async () => {
    const { context, page } = await visit();
    await untilConsent(page);
    await context.clearCookies({ name: '__Host-piazza_browser' });
    await page.getByRole('button', { name: 'Autorizza', exact: true }).click();

    await page.waitForURL(`${origin}/sign-in/spid/acs`);
    expect(await page.locator('main').innerText()).toContain('Questo accesso non è iniziato');
    const cookies = await context.cookies(origin);
    expect(cookies.map(({ name }) => name)).not.toContain('__Host-piazza_session');
    await context.close();
  });
});
