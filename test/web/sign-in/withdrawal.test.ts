// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { facebookId } from '../../simulators/social/facebook-settings.js';
import { startSocial, type SocialSimulator } from '../../simulators/social/index.js';
import { signRequest } from '../../simulators/social/signed-request.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { serve, type Browser, type Page, type Served } from '../../support/http-browser.js';
import { signInApp, type SignInApp, viewerOf } from '../../support/sign-in-app.js';
import { testOrigin } from '../../support/sign-in.js';
import { accounts, chooseAccount } from '../../support/social.js';

const { db } = useDatabase();
const secret = 'the-secret-of-facebook';
let social: SocialSimulator;
let piazza: SignInApp;
let site: Served;
/** Another node on the same database. */
let other: Served;

beforeAll(async () => {
  social = await startSocial({ port: 0, accounts, piazza: testOrigin.origin });
  const instances = (['facebook', 'google'] as const).map((kind) => ({
    id: kind,
    use: kind,
    config: social.providers[kind].config,
  }));
  piazza = await signInApp({ db, instances });
  site = await serve(piazza.app);
  other = await serve((await signInApp({ db, instances })).app);
});
afterAll(async () => {
  await site.close();
  await other.close();
  await social.close();
});

async function signIn(
  browser: Browser,
  means: 'facebook' | 'google',
  account: string,
  form: Record<string, string> = {},
): Promise<Page> {
  const start = await browser.post(`/sign-in/${means}/start`, form);
  const back = await chooseAccount(new URL(start.location ?? ''), account);
  return browser.get(back.href);
}

const memberOf = async (browser: Browser): Promise<string> =>
  (await viewerOf(browser)).actor.memberId;

/** What Facebook sends, from its own machine. */
const tell = (path: string, signedRequest: string, node = site): Promise<Page> =>
  node.browser().post(`/sign-in/facebook/${path}`, { signed_request: signedRequest }, {});
const request = (account: string): string => signRequest(facebookId({ id: account }), secret);
const statusOf = (answer: Page): URL => new URL(JSON.parse(answer.html).url);

describe('a person who asks Facebook that their data be deleted', () => {
  it('is erased when Facebook was the only way in, and reads so on a page in both languages', async () => {
    const browser = site.browser();
    await signIn(browser, 'facebook', 'citizen');
    const member = await memberOf(browser);

    const answer = await tell('data-deletion', request('citizen'));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'application/json; charset=utf-8',
    ]);
    const { url, confirmation_code: code } = JSON.parse(answer.html);
    expect(url).toBe(`${testOrigin.origin}/sign-in/facebook/withdrawals/${code}`);
    expect(await viewerOf(browser)).toBeNull();
    const row = await db
      .selectFrom('member')
      .select(['status', 'display_name'])
      .where('id', '=', member)
      .executeTakeFirst();
    expect(row).toEqual({ status: 'erased', display_name: '—' });

    const page = await site.browser().get(url);
    expect([page.status, page.html.includes('abbiamo cancellato il profilo')]).toEqual([200, true]);
    const english = await site.browser().get(url, { 'accept-language': 'en' });
    expect(english.html).toContain('we erased your profile');
  });

  it('stays, without the account, when there is another way in', async () => {
    const browser = site.browser();
    await signIn(browser, 'google', 'manager');
    await signIn(browser, 'facebook', 'manager', { intent: 'link' });
    const member = await memberOf(browser);
    const answer = await tell('data-deletion', request('manager'));
    expect((await site.browser().get(statusOf(answer).href)).html).toContain(
      'non apre più il tuo profilo',
    );
    const left = await db
      .selectFrom('identity')
      .select(['kind', 'subject', 'label', 'unlinked_at'])
      .where('member_id', '=', member)
      .orderBy('kind')
      .execute();
    expect(left).toMatchObject([
      { kind: 'facebook', subject: expect.stringMatching(/^erased:/), label: '' },
      { kind: 'google', unlinked_at: null },
    ]);
    expect(left[0]?.unlinked_at).toBeInstanceOf(Date);
  });

  it('is erased once by one message that reaches two nodes at the same moment', async () => {
    const browser = site.browser();
    await signIn(browser, 'facebook', 'administrator');
    const member = await memberOf(browser);
    const gate = await db.startTransaction().execute();
    await gate.selectFrom('member').select('id').where('id', '=', member).forUpdate().execute();
    const message = request('administrator');
    const told = Promise.all([
      tell('data-deletion', message),
      tell('data-deletion', message, other),
    ]);
    // One has taken the message and waits for the member; the other waits for the message.
    await Promise.race([told, untilBlocked(db, 2)]);
    await gate.commit().execute();
    const [here, there] = await told;
    expect(here.html).toBe(there.html);
    const page = await site.browser().get(statusOf(there).href);
    expect(page.html).toContain('abbiamo cancellato il profilo');
  });

  it('is told that we hold nothing, when we hold nothing', async () => {
    const answer = await tell('data-deletion', request('staff'));
    expect((await site.browser().get(statusOf(answer).href)).html).toContain(
      'Non conserviamo nulla',
    );
  });
});

describe('a person who takes Piazza off their Facebook account', () => {
  it('is signed out wherever Facebook let them in, and keeps their only way in', async () => {
    const browser = site.browser();
    await signIn(browser, 'facebook', 'minor');
    const member = await memberOf(browser);
    const answer = await tell('deauthorise', request('minor'));
    expect(answer.status).toBe(200);
    expect(await viewerOf(browser)).toBeNull();
    await signIn(browser, 'facebook', 'minor');
    expect(await memberOf(browser)).toBe(member);
  });

  it('is not signed out again by the same message, on whichever node', async () => {
    const message = request('minor');
    const first = await tell('deauthorise', message);
    const browser = site.browser();
    await signIn(browser, 'facebook', 'minor');
    for (const node of [site, other]) {
      expect((await tell('deauthorise', message, node)).html).toBe(first.html);
    }
    expect(await viewerOf(browser)).not.toBeNull();
  });
});

describe('a message that is not from Facebook', () => {
  const sessions = async (): Promise<number> =>
    (await db.selectFrom('session').select('id').execute()).length;
  const citizen = facebookId({ id: 'citizen' });
  const now = Math.floor(Date.now() / 1_000);
  const signed = (fields: object): string => signRequest(citizen, secret, { ...fields });
  const [signature = ''] = signed({}).split('.');
  const another = Buffer.from(JSON.stringify({ algorithm: 'HMAC-SHA256', user_id: '1' }));

  it.each([
    [
      'signed with another secret',
      signRequest(citizen, 'another'),
      403,
      'signed_request.signature',
    ],
    [
      'signed over something else',
      `${signature}.${another.toString('base64url')}`,
      403,
      'signed_request.signature',
    ],
    ['without a signature', 'nothing', 400, 'signed_request.form'],
    ['with an empty signature', signed({}).replace(signature, ''), 400, 'signed_request.form'],
    ['with three parts', `${signed({})}.more`, 400, 'signed_request.form'],
    ['empty', '', 400, 'signed_request.form'],
    ['without an algorithm', signed({ algorithm: 'none' }), 400, 'signed_request.payload'],
    ['with another algorithm', signed({ algorithm: 'HMAC-SHA1' }), 400, 'signed_request.payload'],
    ['about nobody', signed({ user_id: undefined }), 400, 'signed_request.payload'],
    ['about several', signed({ user_id: [citizen, '1'] }), 400, 'signed_request.payload'],
    ['without a date', signed({ issued_at: undefined }), 400, 'signed_request.payload'],
    ['of last week', signed({ issued_at: now - 604_800 }), 403, 'signed_request.issued_at'],
    ['of tomorrow', signed({ issued_at: now + 86_400 }), 403, 'signed_request.issued_at'],
    ['that says too much', signed({ more: 'x'.repeat(5_000) }), 400, 'signed_request.form'],
    ['beyond all bounds', signed({ more: 'x'.repeat(300_000) }), 400, 'reply.body'],
  ])('is refused %s, and nothing changes', async (_case, message, status, rule) => {
    const browser = site.browser();
    await signIn(browser, 'facebook', 'citizen');
    const before = { sessions: await sessions(), lines: piazza.logged.length };
    for (const path of ['data-deletion', 'deauthorise']) {
      const answer = await tell(path, message);
      expect(answer.status).toBe(status);
      expect(answer.html).not.toContain('confirmation_code');
    }
    expect(await sessions()).toBe(before.sessions);
    expect(await viewerOf(browser)).not.toBeNull();
    const line = { msg: 'withdrawal.refused', rule, instance: 'facebook' };
    expect(piazza.logged.slice(before.lines).filter(({ msg }) => msg === line.msg)).toEqual([
      expect.objectContaining(line),
      expect.objectContaining(line),
    ]);
  });

  it('says so in the language of who asks', async () => {
    const form = { signed_request: 'nothing' };
    const say = (language: string) =>
      site.browser().post('/sign-in/facebook/deauthorise', form, { 'accept-language': language });
    expect((await say('it')).html).toContain('non è scritta in modo corretto');
    expect((await say('en')).html).toContain('is not written correctly');
  });

  it('is refused by another method, and twice in one form', async () => {
    const browser = site.browser();
    expect((await browser.get('/sign-in/facebook/data-deletion')).status).toBe(400);
    const twice = `signed_request=${request('citizen')}&signed_request=${request('citizen')}`;
    expect((await browser.post('/sign-in/facebook/data-deletion', twice, {})).status).toBe(400);
  });
});

describe('the page of a request', () => {
  it('is found by its code only', async () => {
    const answer = await tell('deauthorise', request('staff'));
    const { pathname } = statusOf(answer);
    expect((await site.browser().get(pathname)).status).toBe(200);
    expect((await site.browser().get(pathname.replace('facebook', 'google'))).status).toBe(404);
    const page = await site.browser().get('/sign-in/facebook/withdrawals/abc');
    expect([page.status, page.html.includes('Nessuna richiesta')]).toEqual([404, true]);
  });
});
