// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect } from '@jest/globals';
import { translator } from '../../src/i18n/translate.js';
import type { ErrorCode } from '../../src/kernel/errors.js';
import type { Browser, Page } from './http-browser.js';
import type { SocialSite } from './social-site.js';

/** What a refused reply answers, and nothing else: AgID's validator counts only these as a refusal. */
const refusals = [400, 401, 403, 422];

/**
 * Makes an attack twice, by an Italian and by an English browser, and checks what every refusal owes: the
 * status, a sentence in the language of the person, one line in the log, no session.
 * @returns the status, the code and the rule, as `403 provider.mismatched: oauth.state`
 */
export async function refused(
  site: SocialSite,
  attack: (browser: Browser) => Promise<Page>,
): Promise<string> {
  const italian = await refusedOnce(site, attack, 'it');
  expect(await refusedOnce(site, attack, 'en')).toBe(italian);
  return italian;
}

async function refusedOnce(
  site: SocialSite,
  attack: (browser: Browser) => Promise<Page>,
  locale: 'it' | 'en',
): Promise<string> {
  const browser = site.app.browser();
  browser.cookies.set('lang', locale);
  const { logged } = site.app;
  const before = { sessions: await site.sessions(), lines: logged.length };

  const page = await attack(browser);

  expect(refusals).toContain(page.status);
  expect(browser.cookies.has('piazza_session')).toBe(false);
  expect(await site.sessions()).toBe(before.sessions);
  const lines = logged.slice(before.lines).filter(({ msg }) => msg === 'sign_in.refused');
  expect(lines).toHaveLength(1);
  const { refusal, rule } = lines[0] as { refusal: ErrorCode; rule: string };
  expect(rule).toMatch(/^[a-z_]+\.\w+$/);
  expect(page.html).toContain(`<html lang="${locale}"`);
  expect(words(page.html)).toContain(
    translator(locale)(`error.${refusal}` as 'error.page.not_found'),
  );
  return `${page.status} ${refusal}: ${rule}`;
}

const words = (html: string): string =>
  html.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
