// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { untilBlocked } from '../../support/database.js';
import type { Browser } from '../../support/http-browser.js';
import { aMember } from '../../support/builders/identity.js';
import { useSocialSite } from '../../support/social-site.js';

const site = useSocialSite();
const signedIn = ({ cookies }: Browser): boolean => cookies.has('piazza_session');
const formOf = (link: URL): Record<string, string> => Object.fromEntries(link.searchParams);

function englishBrowser(): Browser {
  const browser = site.app.browser();
  browser.cookies.set('lang', 'en');
  return browser;
}

describe('the letter and its pages', () => {
  it('are complete in English', async () => {
    const browser = englishBrowser();
    const { link, code } = await site.askMail(browser, 'ada@example.org');
    const mail = site.mailbox.mails('ada@example.org').at(-1);
    expect(mail?.subject).toBe('Your sign-in link');
    expect(mail?.text).toContain('The link is good for 10 minutes');
    expect(mail?.text).toContain(code);
    expect(mail?.text).not.toMatch(/collegamento|accedere|Ricevi/);

    expect((await browser.get(link.href)).html).toContain('Complete the sign-in');
    const elsewhere = await englishBrowser().get(link.href);
    expect(elsewhere.html).toContain('Go back to the browser in which you began');
    const wrong = {
      state: link.searchParams.get('state') ?? '',
      code: code === '000000' ? '1' : '000000',
    };
    const answer = await browser.post('/sign-in/email/code', wrong);
    expect(answer.html).toContain('This is not the code that we sent');
    expect(answer.html).toContain('You can try 4 more times.');
  });

  it('can be looked at again and in the other language without another mail', async () => {
    const browser = site.app.browser();
    const begun = await browser.post('/sign-in/email/start', { email: 'bea@example.org' });
    const page = await browser.get(begun.location ?? '');
    expect(page.html).toContain('Controlla la posta');
    const [, other = ''] = /href="([^"]*lang=en)"/.exec(page.html) ?? [];
    const led = await browser.get(other.replaceAll('&amp;', '&'));
    expect((await browser.get(led.location ?? '')).html).toContain('Check your mail');
    expect(site.mailbox.mails('bea@example.org')).toHaveLength(1);
    const stranger = await site.app.browser().get(begun.location ?? '');
    expect([stranger.status, stranger.html.includes('bea')]).toEqual([403, false]);
  });

  it('leave nothing for whoever scans the mail', async () => {
    const browser = site.app.browser();
    const { link } = await site.askMail(browser, 'cleo@example.org');
    for (const method of ['GET', 'HEAD', 'GET']) {
      const scan = await fetch(link, { method, headers: { accept: 'text/html' } });
      expect([scan.status, scan.headers.getSetCookie()]).toEqual([200, []]);
      if (method === 'GET')
        expect(await scan.text()).not.toContain('<form method="post" action="/sign-in/email');
    }
    expect((await browser.post(link.pathname, formOf(link))).status).toBe(303);
    expect(signedIn(browser)).toBe(true);
  });

  it('in another browser lead back to the first one, and open nothing there', async () => {
    const browser = site.app.browser();
    const { link, code } = await site.askMail(browser, 'dina@example.org');
    const other = site.app.browser();
    expect((await other.get(link.href)).html).toContain('Torna al browser da cui hai iniziato');
    expect((await other.post(link.pathname, formOf(link))).status).toBe(403);
    const state = link.searchParams.get('state') ?? '';
    expect((await other.post('/sign-in/email/code', { state, code })).status).toBe(403);
    expect(signedIn(other)).toBe(false);
    expect((await browser.post('/sign-in/email/code', { state, code })).status).toBe(303);
  });

  it('lead, when the link is spent, to where the person wanted to go', async () => {
    const browser = site.app.browser();
    const form = { return_to: '/me/profile' };
    const { link } = await site.askMail(browser, 'edda@example.org', form);
    await browser.post(link.pathname, formOf(link));
    const late = await browser.get(link.href);
    expect(late.status).toBe(403);
    expect(late.html).toContain('href="/sign-in?return_to=%2Fme%2Fprofile"');
  });
});

describe('an address', () => {
  /** Everything that a browser is shown from the form to the limit, without what is new each time. */
  async function shownFor(email: string): Promise<readonly string[]> {
    const browser = site.app.browser();
    const shown: string[] = [];
    for (let mail = 0; mail < 6; mail += 1) {
      const page = await browser.post('/sign-in/email/start', { email });
      const next = page.location === null ? page : await browser.get(page.location);
      shown.push(
        `${page.status} ${next.status} ${next.html.replaceAll(/[\w-]{43}|[0-9a-f-]{36}/g, '…')}`,
      );
    }
    return shown;
  }

  it('is answered alike whether somebody is known by it or not', async () => {
    await aMember(site.database.db, { email: 'fanny@example.org' });
    const known = await shownFor('fanny@example.org');
    const unknown = await shownFor('fabia@example.org');
    expect(unknown.map((page) => page.replaceAll('fabia', 'fanny'))).toEqual(known);
    expect(known.at(-1)).toMatch(/^429 429/);
    expect(site.mailbox.mails('fabia@example.org')).toHaveLength(5);
  });

  it('that two members read says nothing of them before the proof, and then lets choose', async () => {
    const { db } = site.database;
    await aMember(db, { email: 'casa@example.org', displayName: 'Elio' });
    const chosen = await aMember(db, { email: 'casa@example.org', displayName: 'Fulvia' });
    const browser = site.app.browser();
    const { link } = await site.askMail(browser, 'casa@example.org');
    expect((await browser.get(link.href)).html).not.toMatch(/Elio|Fulvia/);

    const question = await browser.post(link.pathname, formOf(link));
    expect(signedIn(browser)).toBe(false);
    const { html } = await browser.get(question.location ?? '');
    expect(html).toContain('Elio');
    expect(html).toContain('Fulvia');
    await browser.post(question.location ?? '', { answer: 'account-2' });
    const data = JSON.parse((await browser.get('/me/data/export')).html);
    expect(data.member.id).toBe(chosen);
  });
});

describe('two nodes', () => {
  it.each([
    [
      'with the same link',
      ({ link }: Mailed) => [post('link', formOf(link)), post('link', formOf(link))],
    ],
    [
      'one with the link and one with the code',
      ({ link, code }: Mailed) => [
        post('link', formOf(link)),
        post('code', { state: link.searchParams.get('state') ?? '', code }),
      ],
    ],
  ])('%s open one session', async (_case, acts) => {
    const browser = site.app.browser();
    const mailed = await site.askMail(browser, 'gilda@example.org');
    const other = site.app.atOtherNode(browser);
    const before = await site.sessions();
    const holder = await site.database.db.startTransaction().execute();
    await holder.selectFrom('attempt').select('id').forUpdate().execute();
    const [first, second] = acts(mailed);
    const racing = [first?.(browser), second?.(other)];
    await untilBlocked(site.database.db, 2);
    await holder.commit().execute();
    const statuses = (await Promise.all(racing)).map((page) => page?.status ?? 0);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([303, 403]);
    expect(await site.sessions()).toBe(before + 1);
  });
});

interface Mailed {
  readonly link: URL;
  readonly code: string;
}

const post = (path: 'link' | 'code', form: Record<string, string>) => (browser: Browser) =>
  browser.post(`/sign-in/email/${path}`, form);
