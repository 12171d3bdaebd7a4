// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createCard, type Card } from '../../../simulators/cns/card.js';
import { startCnsSite, type CnsSite } from '../../../support/cns-site.js';
import { useDatabase } from '../../../support/database.js';
import type { Browser } from '../../../support/http-browser.js';
import { viewerOf } from '../../../support/sign-in-app.js';

const { db } = useDatabase();
let site: CnsSite;

beforeAll(async () => {
  site = await startCnsSite(db);
});
beforeEach(() => site.reset());
afterAll(() => site.close());

describe('the one-time code', () => {
  const refusal = async (browser: Browser, location: string, locale: string) => {
    const page = await browser.get(location, { 'accept-language': locale });
    expect(await viewerOf(browser)).toBeNull();
    return { status: page.status, html: page.html };
  };
  const aCode = async (browser: Browser, card?: Card): Promise<string> => {
    const shown = card ?? (await site.issue());
    return (await site.show(await site.start(browser), { card: shown })).location ?? '';
  };

  it.each([
    ['it', 'Questo accesso è già stato usato'],
    ['en', 'This sign-in has already been used'],
  ])('is good once, also for an attempt that it did not finish (%s)', async (locale, sentence) => {
    const browser = site.browser();
    const location = await aCode(browser, await createCard(undefined, site.holder));
    expect((await browser.get(location)).status).toBe(403);
    const { status, html } = await refusal(browser, location, locale);
    expect([status, site.rules()]).toEqual([403, ['chain.self_signed', 'certificate.code_used']]);
    expect(html).toContain(sentence);
  });

  it.each([
    ['it', 'Questo accesso non è iniziato in questo browser'],
    ['en', 'This sign-in did not begin in this browser'],
  ])('is nothing to another browser, and stays good for its own (%s)', async (locale, sentence) => {
    const browser = site.browser();
    const location = await aCode(browser);
    const other = site.browser();
    await site.start(other);
    const { status, html } = await refusal(other, location, locale);
    expect([status, site.rules()]).toEqual([403, ['attempt.unknown']]);
    expect(html).toContain(sentence);
    expect((await browser.get(location)).status).toBe(303);
  });

  it('is nothing to another attempt of the same browser', async () => {
    const browser = site.browser();
    const code = new URL(await aCode(browser)).searchParams.get('code') ?? '';
    const other = new URL(await aCode(browser));
    other.searchParams.set('code', code);
    expect((await refusal(browser, other.href, 'it')).status).toBe(403);
    expect(site.rules()).toEqual(['certificate.code_unknown']);
  });

  it.each([
    ['it', 'È passato troppo tempo'],
    ['en', 'Too much time has passed'],
  ])('is good for a minute (%s)', async (locale, sentence) => {
    const browser = site.browser();
    const location = await aCode(browser);
    site.world.now = new Date(site.world.now.getTime() + 61_000);
    const { status, html } = await refusal(browser, location, locale);
    expect([status, site.rules()]).toEqual([403, ['certificate.code_expired']]);
    expect(html).toContain(sentence);
  });

  it('is given for a pending attempt only', async () => {
    const browser = site.browser();
    const address = new URL(await site.start(browser));
    address.searchParams.set('state', 'x'.repeat(43));
    const { location = '' } = await site.show(address.href, { card: await site.issue() });
    expect(new URL(location).searchParams.get('code')).toBeNull();
    expect((await refusal(browser, location, 'it')).status).toBe(403);
    address.searchParams.set('state', 'short');
    const { status, text } = await site.show(address.href, { card: await site.issue() });
    expect(status).toBe(400);
    expect(text).toContain('La risposta ricevuta non è scritta in modo corretto.');
  });

  it('may not be brought along', async () => {
    const address = new URL(await site.start(site.browser()));
    address.searchParams.set('code', 'planted');
    const { location = '' } = await site.show(address.href, {});
    expect(location).not.toContain('planted');
  });
});
