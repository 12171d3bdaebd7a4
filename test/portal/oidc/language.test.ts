// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { authorizationRequest, discover } from '../../support/portal/client.js';
import { answered, aVisitor } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database, { realPages: true });

const languageOf = (html: string): string | undefined => /<html lang="(\w+)"/.exec(html)?.[1];

/** Somebody on the page that says what a portal receives, which asked for English. */
async function onTheWay(parameters: Record<string, string> = {}, chosen?: 'it' | 'en') {
  const portal = await aPortal(db);
  const { browser } = await aVisitor({ db, app });
  if (chosen) browser.setCookie('lang', chosen);
  const config = await discover(app.issuer, portal);
  const asked = { ui_locales: 'de en', ...parameters };
  const { url } = await authorizationRequest(config, portal, asked);
  const page = await browser.follow(url.href);
  const [, action = ''] = /action="(\/interaction\/[\w-]+)"/.exec(page.text) ?? [];
  return { portal, config, browser, page, action };
}

describe('the language that a portal asks for', () => {
  it('is that of the pages on the way, of no other, and of none afterwards', async () => {
    const { browser, page, action, portal, config } = await onTheWay();
    expect(languageOf(page.text)).toBe('en');
    const finished = await browser.post(action);
    expect(answered(await browser.follow(finished.location ?? ''))['code']).toBeDefined();
    expect(browser.cookies('/').map(({ name }) => name)).not.toContain('lang_asked');
    expect(browser.cookies('/').map(({ name }) => name)).not.toContain('lang');

    const later = await authorizationRequest(config, portal, { prompt: 'consent' });
    expect(languageOf((await browser.follow(later.url.href)).text)).toBe('it');
  });

  it('ends with another request that asks for none', async () => {
    const { browser, portal, config } = await onTheWay();
    const next = await authorizationRequest(config, portal);
    expect(languageOf((await browser.follow(next.url.href)).text)).toBe('it');
  });

  it('gives way to the one that the person chose, before or on the way', async () => {
    const before = await onTheWay({}, 'it');
    expect(languageOf(before.page.text)).toBe('it');
    const { browser, action } = await onTheWay();
    expect(languageOf((await browser.get(`${action}?lang=it`)).text)).toBe('it');
    expect(languageOf((await browser.get(action)).text)).toBe('it');
  });

  it('is that of the page that posts the answer, too', async () => {
    const { browser, action } = await onTheWay({ response_mode: 'form_post' });
    const finished = await browser.post(action);
    const posting = await browser.follow(finished.location ?? '');
    expect(languageOf(posting.text)).toBe('en');
    expect(browser.cookies('/').map(({ name }) => name)).not.toContain('lang_asked');
  });
});
