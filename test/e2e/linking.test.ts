// SPDX-License-Identifier: AGPL-3.0-or-later
import { AxeBuilder } from '@axe-core/playwright';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { facebookId } from '../simulators/social/facebook-settings.js';
import { signRequest } from '../simulators/social/signed-request.js';
import { buildAssets } from '../../src/web/assets/build.js';
import { useBrowser } from '../support/browser.js';
import { useSocialSite } from '../support/social-site.js';

const browser = useBrowser();
const site = useSocialSite();
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

beforeAll(() => buildAssets(), 60_000);

interface Walk {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Presses the button that posts to an address, or that gives an answer. */
  readonly press: (selector: string) => Promise<void>;
  /** Chooses an account at a simulated provider; none says no. */
  readonly choose: (account: string) => Promise<void>;
  /** Signs in with the national means, which says this. */
  readonly prove: (said: Readonly<Record<string, string>>) => Promise<void>;
  /** What is wrong with the page that is shown: for ears, for narrow screens, in the other language. */
  readonly faults: () => Promise<readonly string[]>;
}

jest.setTimeout(120_000);

const button = (action: string): string => `form[action="${action}"] button[type="submit"]`;
const answer = (value: string): string => `form:has(input[name="answer"][value="${value}"]) button`;

async function walk(locale: 'it' | 'en'): Promise<Walk> {
  const context = await browser.current().newContext({
    locale: locale === 'it' ? 'it-IT' : 'en-GB',
    viewport: { width: 360, height: 800 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const press = async (selector: string): Promise<void> => {
    await page.locator(selector).first().click();
    await page.waitForLoadState();
  };
  return {
    page,
    context,
    press,
    async choose(account) {
      await press(`button[name="account"][value="${account}"]`);
      await page.waitForURL((url) => url.origin === site.app.origin);
    },
    async prove(what) {
      // Its site exists nowhere: the browser comes back from there without having been.
      const start = `${site.app.origin}/sign-in/national/start`;
      const begun = await context.request.get(start, { maxRedirects: 0 });
      const state = new URL(begun.headers()['location'] ?? '').searchParams.get('state') ?? '';
      const query = new URLSearchParams({ state, ...what });
      await page.goto(`${site.app.origin}/sign-in/national/reply?${query}`);
    },
    async faults() {
      const language = await page.getAttribute('html', 'lang');
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
      return [
        ...(language === locale ? [] : [`speaks ${language}`]),
        ...(width > 360 ? [`is ${width} wide`] : []),
        ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`)),
      ];
    },
  };
}

/** Different people in each language, so that neither walk finds the other's profiles. */
const people = {
  it: { one: 'IT:RSSMRA80A01M990R', other: 'IT:VRDLCU81B02M991H', mail: 'uno@example.org' },
  en: { one: 'IT:BNCNNA82C43M992F', other: 'IT:GLLPTR83D04M993H', mail: 'one@example.org' },
} as const;

describe.each(['it', 'en'] as const)('in %s, on a narrow screen, by eye and by ear', (locale) => {
  const { one, other, mail } = people[locale];

  it('the pages of a mailed link', async () => {
    const { page, press, faults, context } = await walk(locale);
    await page.goto(`${site.app.origin}/sign-in`);
    await page.locator('#field-email').evaluate((field) => field.setAttribute('type', 'text'));
    await page.locator('#field-email').fill('nobody');
    await press(button('/sign-in/email/start'));
    expect(await page.locator('#field-email').inputValue()).toBe('nobody');
    expect(await faults()).toEqual([]);

    await page.locator('#field-email').fill(mail);
    await press(button('/sign-in/email/start'));
    expect(new URL(page.url()).pathname).toBe('/sign-in/email/waiting');
    expect(await faults()).toEqual([]);
    const { text } = await site.mailbox.waitFor(mail);
    const code = /\b\d{6}\b/.exec(text)?.[0] ?? '';
    await page.locator('#code').fill(code === '000000' ? '000001' : '000000');
    await press(button('/sign-in/email/code'));
    expect(await faults()).toEqual([]);

    const link = /https?:\S+\/link\?\S+/.exec(text)?.[0] ?? '';
    const elsewhere = await walk(locale);
    await elsewhere.page.goto(link);
    expect(await elsewhere.faults()).toEqual([]);
    await elsewhere.context.close();

    await page.goto(link);
    expect(await faults()).toEqual([]);
    await press(button('/sign-in/email/link'));
    expect(new URL(page.url()).pathname).toBe('/sign-in/welcome');
    await page.goto(link);
    expect(await faults()).toEqual([]);
    await context.close();
  });

  it('consent that was refused, and the way on', async () => {
    const { page, press, choose, faults, context } = await walk(locale);
    await page.goto(`${site.app.origin}/sign-in?return_to=/me/profile`);
    await press(button('/sign-in/google/start'));
    await choose('');
    expect(await faults()).toEqual([]);
    await press('main a.btn-primary');
    expect(new URL(page.url()).searchParams.get('return_to')).toBe('/me/profile');
    await context.close();
  });

  it('a new means, a profile to change to, a person to become, two profiles to join', async () => {
    const { page, press, choose, prove, faults, context } = await walk(locale);
    const account = locale === 'it' ? 'victim' : 'mallory';
    await page.goto(`${site.app.origin}/sign-in/google/start`);
    await choose(account);
    await page.goto(`${site.app.origin}/sign-in/x/start`);
    await choose(account);
    expect(await page.locator(answer('link')).count()).toBe(1);
    expect(await faults()).toEqual([]);
    await press(answer('new'));

    await page.goto(`${site.app.origin}/sign-in/google/start`);
    await choose(account);
    expect(await page.locator(answer('switch')).count()).toBe(1);
    expect(await faults()).toEqual([]);
    await press(answer('switch'));

    await prove({ person: one });
    expect(await page.locator('main li').allTextContents()).toContainEqual(
      expect.stringContaining('Google'),
    );
    expect(await faults()).toEqual([]);
    await press(answer('new'));

    await page.goto(`${site.app.origin}/sign-in?intent=link&return_to=/me/identities`);
    await press(button('/sign-in/x/start'));
    await choose(account);
    expect(await page.locator(answer('merge')).count()).toBe(1);
    expect(await faults()).toEqual([]);
    await press(answer('merge'));
    expect(new URL(page.url()).pathname).toBe('/me/identities');
    expect(await page.locator('form[action$="/undo"]').count()).toBe(1);
    expect(await faults()).toEqual([]);
    await context.close();
  });

  it('an address to confirm, and the profile made with it before', async () => {
    const { page, press, prove, faults, context } = await walk(locale);
    const address = `prima.${mail}`;
    const before = site.app.browser();
    await site.followMail(before, address);
    await site.signIn(before, 'oidc', locale === 'it' ? 'victim' : 'mallory', { intent: 'link' });
    await site.database.db
      .updateTable('identity')
      .set({ unlinked_at: new Date() })
      .where('provider', '=', 'email')
      .execute();

    await prove({ person: other, email: address });
    await page.goto(`${site.app.origin}/me/identities`);
    expect(await faults()).toEqual([]);
    const sent = site.mailbox.mails(address).length;
    await press(`form:has(input[name="email"][value="${address}"]) button`);
    const text = site.mailbox.mails(address)[sent]?.text ?? '';
    await page.goto(/https?:\S+\/link\?\S+/.exec(text)?.[0] ?? '');
    await press(button('/sign-in/email/link'));
    expect(await page.locator(button('/sign-in/oidc/start')).count()).toBe(1);
    expect(await faults()).toEqual([]);
    await context.close();
  });

  it('a sign-in that staff have to look at', async () => {
    const { page, prove, faults, context } = await walk(locale);
    const subject = `changes in ${locale}`;
    await prove({ person: one, subject });
    await context.clearCookies();
    await prove({ person: other, subject });
    expect(await page.locator('main .code').count()).toBe(1);
    expect(await faults()).toEqual([]);
    await context.close();
  });

  it('what became of a request that came through Facebook', async () => {
    const { page, faults, context } = await walk(locale);
    const told = await site.app
      .browser()
      .post(
        '/sign-in/facebook/data-deletion',
        { signed_request: signRequest(facebookId({ id: 'nobody' }), 'the-secret-of-facebook') },
        {},
      );
    await page.goto(JSON.parse(told.html).url);
    expect(await faults()).toEqual([]);
    await context.close();
  });
});
