// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSocial, type SocialSimulator } from '../../simulators/social/index.js';
import { serve, type Browser, type Page, type Served } from '../../support/http-browser.js';
import { useDatabase } from '../../support/database.js';
import { signInApp, type SignInApp, viewerOf } from '../../support/sign-in-app.js';
import { testOrigin } from '../../support/sign-in.js';
import { accounts, chooseAccount } from '../../support/social.js';

const { db } = useDatabase();
let social: SocialSimulator;
let piazza: SignInApp;
let site: Served;

beforeAll(async () => {
  social = await startSocial({ port: 0, accounts, piazza: testOrigin.origin });
  piazza = await signInApp({
    db,
    instances: [
      { id: 'google', use: 'google', config: social.providers.google.config },
      { id: 'broken', use: './nowhere.js', config: {} },
    ],
  });
  site = await serve(piazza.app);
});
afterAll(async () => {
  await site.close();
  await social.close();
});

const sessions = async (): Promise<number> =>
  (await db.selectFrom('session').select('id').execute()).length;

async function signIn(browser: Browser, persona: string, form: Record<string, string> = {}) {
  const start = await browser.post('/sign-in/google/start', form);
  expect(start.status).toBe(303);
  const back = await chooseAccount(new URL(start.location ?? ''), persona);
  return { back, page: await browser.get(back.href) };
}

describe('signing in with google', () => {
  it('lands on a notice the first time and on /me afterwards, under a new session secret each time', async () => {
    const browser = site.browser();
    const { page } = await signIn(browser, 'citizen');
    expect([page.status, page.location]).toEqual([303, '/sign-in/welcome?return_to=%2Fme']);
    const first = browser.cookies.get('piazza_session');

    const notice = await browser.get(page.location ?? '');
    expect(notice.status).toBe(200);
    expect(notice.html).not.toContain('type="checkbox"');
    const read = await browser.post(page.location ?? '', {});
    expect([read.status, read.location]).toEqual([303, '/me']);
    expect(await viewerOf(browser)).toMatchObject({
      noticePending: false,
      actor: { level: 'none', provider: 'google' },
    });

    const again = await signIn(browser, 'citizen', { return_to: '/me?x=1' });
    expect(again.page.location).toBe('/me?x=1');
    expect(browser.cookies.get('piazza_session')).not.toBe(first);
  });

  it('keeps neither cookie nor row for a visitor who did nothing', async () => {
    const before = await sessions();
    const browser = site.browser();
    await browser.get('/sign-in');
    expect(browser.cookies.size).toBe(0);
    expect(await sessions()).toBe(before);
  });

  it('answers a replayed reply with 403, logs the rule, and signs nobody in', async () => {
    const browser = site.browser();
    const { back } = await signIn(browser, 'manager');
    const before = await sessions();
    const replay = await browser.get(back.href);
    expect(replay.status).toBe(403);
    expect(replay.html).toContain('già stato usato');
    expect(await sessions()).toBe(before);
    expect(piazza.logged).toContainEqual(
      expect.objectContaining({
        msg: 'sign_in.refused',
        refusal: 'provider.replayed',
        rule: 'attempt.replayed',
        instance: 'google',
      }),
    );
  });

  it.each([
    ['in another browser', (url: URL) => url, 403],
    ['with a parameter twice', (url: URL) => new URL(`${url.href}&code=b`), 400],
    ['without a state', (url: URL) => new URL(url.pathname, url), 400],
  ])('refuses a reply %s', async (_case, change: (url: URL) => URL, status) => {
    const before = await sessions();
    const start = await site.browser().post('/sign-in/google/start', {});
    const back = await chooseAccount(new URL(start.location ?? ''), 'citizen');
    const page: Page = await site.browser().get(change(back).href);
    expect(page.status).toBe(status);
    expect(await sessions()).toBe(before);
  });

  it('refuses a reply by another method as a reply, not as a missing page', async () => {
    expect((await site.browser().post('/sign-in/google/callback', 'code=1')).status).toBe(400);
  });

  it('says that the person cancelled, and nothing that google wrote', async () => {
    const { page } = await signIn(site.browser(), '');
    expect(page.status).toBe(401);
    expect(page.html).toContain('annullato');
  });

  it('never leaves tokens, codes or secrets in the log', () => {
    const log = JSON.stringify(piazza.logged);
    expect(log).not.toMatch(/eyJ|the-secret-of|code=|example\.org"/);
  });
});

describe('GET /sign-in', () => {
  it('offers the means that reach the level, hides the others with the reason, and lets their origins through', async () => {
    const browser = site.browser();
    const page = await browser.get('/sign-in');
    expect(page.status).toBe(200);
    expect(page.html).toContain('action="/sign-in/google/start"');
    expect(page.html).toContain('non è disponibile in questo momento');
    expect(page.headers.get('content-security-policy')).toContain(
      `form-action 'self' ${social.origin}`,
    );
    expect(page.headers.get('cache-control')).toBe('no-store');

    const strong = await browser.get('/sign-in?minimum=substantial');
    expect(strong.html).not.toContain('action="/sign-in/google/start"');
    expect(strong.html).toContain('non raggiunge il livello');
  });

  it('greets with the means used last', async () => {
    const browser = site.browser();
    await signIn(browser, 'citizen');
    await browser.post('/sign-out', {});
    expect(await viewerOf(browser)).toBeNull();
    const page = await browser.get('/sign-in?lang=en');
    expect(page.status).toBe(303);
    expect((await browser.get(page.location ?? '')).html).toContain('Sign in again with Google');
    expect(browser.cookies.get('piazza_means')).not.toContain('giulia');
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'refuses to lead back to %s',
    async (address) => {
      const page = await site.browser().get(`/sign-in?return_to=${encodeURIComponent(address)}`);
      expect(page.status).toBe(400);
    },
  );
});

describe('starting', () => {
  it('works by a link for a sign-in, and never for more', async () => {
    const browser = site.browser();
    const page = await browser.get('/sign-in/google/start');
    expect(page.status).toBe(302);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect((await browser.get('/sign-in/google/start?intent=link')).status).toBe(400);
  });

  it('asks for a session before it links, and for a fresh one', async () => {
    const page = await site.browser().post('/sign-in/google/start', { intent: 'link' });
    expect(page.status).toBe(401);
  });

  it('is refused from another site', async () => {
    const page = await site
      .browser()
      .post('/sign-in/google/start', {}, { 'sec-fetch-site': 'cross-site' });
    expect(page.status).toBe(403);
  });

  it('tells an unknown means from one that does not run', async () => {
    expect((await site.browser().post('/sign-in/nobody/start', {})).status).toBe(404);
    expect((await site.browser().post('/sign-in/broken/start', {})).status).toBe(503);
  });
});
