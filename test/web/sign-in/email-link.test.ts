// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useDatabase } from '../../support/database.js';
import { serve, type Browser, type Served } from '../../support/http-browser.js';
import { signInApp, type SignInApp } from '../../support/sign-in-app.js';

const { db } = useDatabase();
let now = new Date();
let piazza: SignInApp;
let site: Served;

beforeAll(async () => {
  const instances = [{ id: 'email', use: 'email-link', config: { mailsPerHour: 2 } }];
  piazza = await signInApp({ db, now: () => now, instances });
  site = await serve(piazza.app);
});
afterAll(() => site.close());

interface Asked {
  readonly link: URL;
  readonly code: string;
  readonly state: string;
}

async function ask(browser: Browser, email: string): Promise<Asked> {
  const begun = await browser.post('/sign-in/email/start', { email });
  expect(begun.status).toBe(303);
  const page = await browser.get(begun.location ?? '');
  expect([page.status, page.html.includes(email)]).toEqual([200, false]);
  expect(page.html).toContain('***@example.org');
  const { url = '', code = '' } = piazza.bench.mails.at(-1)?.model ?? {};
  const link = new URL(url);
  return { link, code, state: link.searchParams.get('state') ?? '' };
}

const isSignedIn = async (browser: Browser): Promise<boolean> =>
  JSON.parse((await browser.get('/me')).html).viewer !== null;

describe('a mailed link', () => {
  it('shows a button when opened, and signs in when it is pressed, once', async () => {
    const browser = site.browser();
    const { link } = await ask(browser, 'anna@example.org');
    for (let scan = 0; scan < 3; scan += 1) {
      expect((await browser.get(link.href)).html).toContain('action="/sign-in/email/link"');
    }
    expect(await isSignedIn(browser)).toBe(false);

    const form = Object.fromEntries(link.searchParams);
    expect((await browser.post('/sign-in/email/link', form)).status).toBe(303);
    expect(await isSignedIn(browser)).toBe(true);
    for (const again of [browser.post('/sign-in/email/link', form), browser.get(link.href)]) {
      const page = await again;
      expect([page.status, page.html.includes('valgono una volta sola')]).toEqual([403, true]);
    }
  });

  it('is worth nothing in another browser, and after ten minutes', async () => {
    const browser = site.browser();
    const { link } = await ask(browser, 'bruno@example.org');
    const form = Object.fromEntries(link.searchParams);
    expect((await site.browser().post('/sign-in/email/link', form)).status).toBe(403);
    now = new Date(now.getTime() + 11 * 60_000);
    const late = await browser.post('/sign-in/email/link', form);
    expect([late.status, late.html.includes('valgono dieci minuti e sono scaduti')]).toEqual([
      403,
      true,
    ]);
  });

  it('has a code for another device, which bears five mistakes', async () => {
    const browser = site.browser();
    const { code, state } = await ask(browser, 'carla@example.org');
    const wrong = code === '000000' ? '000001' : '000000';
    const first = await browser.post('/sign-in/email/code', { state, code: wrong });
    expect([first.status, first.html.includes('name="code"')]).toEqual([422, true]);
    expect(first.html).toContain('Puoi provare ancora 4 volte.');
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect((await browser.post('/sign-in/email/code', { state, code: spaced })).status).toBe(303);
    expect(await isSignedIn(browser)).toBe(true);

    const guesser = site.browser();
    const other = await ask(guesser, 'dario@example.org');
    const guess = { state: other.state, code: other.code === wrong ? '111111' : wrong };
    const guesses = Array.from({ length: 5 }, () => guesser.post('/sign-in/email/code', guess));
    const answers = (await Promise.all(guesses)).map(({ status }) => status);
    expect(answers.toSorted((a, b) => a - b)).toEqual([403, 422, 422, 422, 422]);
    const right = { state: other.state, code: other.code };
    const late = await guesser.post('/sign-in/email/code', right);
    expect([late.status, late.html.includes('Troppi codici sbagliati')]).toEqual([403, true]);
    expect(await isSignedIn(guesser)).toBe(false);
  });

  it('is not sent to one mailbox without end, nor to what is no address', async () => {
    const browser = site.browser();
    await ask(browser, 'elena@example.org');
    await ask(browser, 'ELENA@example.org');
    const form = { email: 'elena@example.org', return_to: '/me/profile' };
    const often = await browser.post('/sign-in/email/start', form);
    expect([often.status, often.html.includes('più volte nell’ultima ora')]).toEqual([429, true]);
    const nobody = await browser.post('/sign-in/email/start', { ...form, email: 'nobody' });
    expect([nobody.status, nobody.html.includes('value="nobody"')]).toEqual([422, true]);
    expect(nobody.html).toContain('href="#field-email"');
    expect(nobody.html).toContain('name="return_to" value="/me/profile"');
  });
});
