// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Browser, Page } from '../../support/http-browser.js';
import { refused } from '../../support/refused.js';
import { chooseAccount } from '../../support/social.js';
import { useSocialSite } from '../../support/social-site.js';
import { socialKinds } from '../../simulators/social/index.js';

const site = useSocialSite();

describe.each(socialKinds)('a person at %s', (kind) => {
  it('who says no is shown the way on to what they wanted', async () => {
    const attack = async (browser: Browser): Promise<Page> => {
      const form = { return_to: '/me/profile' };
      const page = await browser.get((await site.leave(browser, kind, '', form)).href);
      expect(page.html).toContain('href="/sign-in?return_to=%2Fme%2Fprofile"');
      expect(page.html).not.toContain('state=');
      return page;
    };
    expect(await refused(site, attack)).toMatch(/^401 provider.cancelled: oauth\.access_denied$/);
  });

  it('who says no while linking stays signed in, and is led back', async () => {
    const browser = site.app.browser();
    await site.prove(browser, 'IT:RSSMRA80A01M990R');
    const before = browser.cookies.get('piazza_session');
    const form = { intent: 'link', return_to: '/me/identities' };
    const page = await browser.get((await site.leave(browser, kind, '', form)).href);
    expect(page.status).toBe(401);
    expect(page.html).toContain('href="/sign-in?return_to=%2Fme%2Fidentities&amp;intent=link"');
    expect(page.html).toContain('href="/me/identities"');
    expect(browser.cookies.get('piazza_session')).toBe(before);
  });

  it('who keeps their address to themselves comes in without one', async () => {
    const browser = site.app.browser();
    const start = await browser.post(`/sign-in/${kind}/start`, {});
    const address = new URL(start.location ?? '');
    const back = await chooseAccount(address, 'victim', { shareEmail: false });
    const page = await browser.get(back.href);
    expect([page.status, page.location]).toEqual([303, '/sign-in/welcome?return_to=%2Fme']);
    expect((await browser.get('/me')).html).toContain('Vittoria');
    const known = await site.database.db.selectFrom('contact_point').select('value').execute();
    expect(known).toEqual([]);
  });
});
