// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hour, minute } from '../../src/kernel/clock.js';
import { hashToken } from '../../src/kernel/tokens.js';
import { endSession } from '../../src/sign-in/use-cases/end-session.js';
import { paperProvider } from '../support/builders/sign-in.js';
import { statementsOf } from '../support/count-statements.js';
import { useDatabase } from '../support/database.js';
import { serve, type Browser, type Served } from '../support/http-browser.js';
import { signInApp, type SignInApp } from '../support/sign-in-app.js';

const { db } = useDatabase();
let now = new Date();
let piazza: SignInApp;
let site: Served;

beforeAll(async () => {
  piazza = await signInApp(options());
  site = await serve(piazza.app);
});
beforeEach(() => {
  now = new Date();
});
afterAll(() => site.close());

const options = () => ({
  db,
  now: () => now,
  definitions: [paperProvider()],
  instances: [{ id: 'paper', use: 'paper', config: {} }],
});

async function signedIn(on: Served = site, name = 'anna'): Promise<Browser> {
  const browser = on.browser();
  const start = await browser.post('/sign-in/paper/start', {});
  const state = new URL(start.location ?? '').searchParams.get('state') ?? '';
  const page = await browser.post(
    '/sign-in/paper/reply',
    { state, subject: name },
    { 'sec-fetch-site': 'cross-site' },
  );
  expect(page.status).toBe(303);
  return browser;
}

const viewerOf = async (browser: Browser) => JSON.parse((await browser.get('/me')).html).viewer;
const lastSeen = async (browser: Browser) => {
  const { sessionId } = await viewerOf(browser);
  const row = await db
    .selectFrom('session')
    .select('last_seen_at')
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow();
  return row.last_seen_at;
};

describe('a session', () => {
  it('ends after thirty idle minutes', async () => {
    const browser = await signedIn();
    now = new Date(now.getTime() + 29 * minute);
    expect(await viewerOf(browser)).not.toBeNull();
    now = new Date(now.getTime() + 29 * minute);
    expect(await viewerOf(browser)).not.toBeNull();
    now = new Date(now.getTime() + 30 * minute);
    expect(await viewerOf(browser)).toBeNull();
  });

  it('ends after eight hours however busy it is', async () => {
    const browser = await signedIn();
    for (let passed = 0; passed < 8 * hour - minute; passed += 20 * minute) {
      expect(await viewerOf(browser)).not.toBeNull();
      now = new Date(now.getTime() + 20 * minute);
    }
    expect(await viewerOf(browser)).toBeNull();
  });

  it('notes the last request at most once a minute', async () => {
    const browser = await signedIn();
    const first = await lastSeen(browser);
    now = new Date(now.getTime() + 59_000);
    expect(await lastSeen(browser)).toEqual(first);
    now = new Date(now.getTime() + 2_000);
    await viewerOf(browser);
    expect(await lastSeen(browser)).toEqual(now);
  });

  it('costs one statement per request', async () => {
    const browser = await signedIn();
    expect(await statementsOf(() => browser.get('/me'))).toHaveLength(1);
  });

  it('has a new secret after each proof, and the old one is worth nothing', async () => {
    const browser = await signedIn();
    const old = browser.cookies.get('piazza_session') ?? '';
    const before = await viewerOf(browser);
    const start = await browser.post('/sign-in/paper/start', { intent: 'step-up' });
    const state = new URL(start.location ?? '').searchParams.get('state') ?? '';
    // As from another site: the session's own cookie does not come with the post.
    const kept = new Map(browser.cookies);
    browser.cookies.delete('piazza_session');
    await browser.post('/sign-in/paper/reply', { state, subject: 'anna' }, {});

    expect(await viewerOf(browser)).toMatchObject({ sessionId: before.sessionId });
    expect(browser.cookies.get('piazza_session')).not.toBe(old);
    const thief = site.browser();
    for (const [name, value] of kept) thief.cookies.set(name, value);
    expect(await viewerOf(thief)).toBeNull();
  });

  it('is stored by the hash of its secret, its data sealed', async () => {
    const browser = await signedIn();
    const cookie = decodeURIComponent(browser.cookies.get('piazza_session') ?? '');
    const sid = cookie.slice(2, cookie.lastIndexOf('.'));
    const row = await db
      .selectFrom('session')
      .selectAll()
      .where('sid_hash', '=', hashToken(sid))
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(sid);
    expect(row.data.toString('utf8')).not.toContain('cookie');
  });

  it('cannot be planted: an unknown secret gives nobody a session', async () => {
    const browser = site.browser();
    browser.cookies.set('piazza_session', 's%3Aplanted.signature');
    expect(await viewerOf(browser)).toBeNull();
  });

  it('ends by signing out, in this browser and in the database', async () => {
    const browser = await signedIn();
    const { sessionId, actor } = await viewerOf(browser);
    const confirm = await browser.get('/sign-out');
    expect(confirm.html).toContain('action="/sign-out"');
    expect((await browser.post('/sign-out', {})).status).toBe(303);
    expect(await viewerOf(browser)).toBeNull();
    expect(
      await db.selectFrom('session').where('id', '=', sessionId).selectAll().execute(),
    ).toEqual([]);
    const events = await db
      .selectFrom('outbox')
      .select(['type', 'data'])
      .where('subject', '=', actor.memberId)
      .where('type', '=', 'session.ended')
      .execute();
    expect(events).toEqual([
      { type: 'session.ended', data: { session: sessionId, signedOut: true } },
    ]);
  });

  it('of somebody else is not ended by asking for it', async () => {
    const [mine, theirs] = [await signedIn(), await signedIn(site, 'bruno')];
    const { sessionId } = await viewerOf(theirs);
    const { actor } = await viewerOf(mine);
    await endSession(piazza.bench, { actor, sessionId });
    expect(await viewerOf(theirs)).not.toBeNull();
  });
});

describe('cookies over https', () => {
  it('are host-bound and secure; only the one that binds the browser goes across sites', async () => {
    const secure = await serve((await signInApp({ ...options(), secure: true })).app);
    try {
      const lines = async (path: string, init: RequestInit) =>
        (
          await fetch(new URL(path, secure.origin), { redirect: 'manual', ...init })
        ).headers.getSetCookie();
      const proxied = { 'x-forwarded-proto': 'https' };
      const [binding = ''] = await lines('/sign-in/paper/start', { headers: proxied });
      expect(binding).toMatch(
        /^__Host-piazza_browser=[\w-]{43};.*Path=\/;.*HttpOnly; Secure; SameSite=None$/,
      );

      const browser = await signedInOverHttps(secure);
      const [session = ''] = browser.filter((line) => line.includes('piazza_session'));
      expect(session).toMatch(
        /^__Host-piazza_session=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
    } finally {
      await secure.close();
    }
  });

  async function signedInOverHttps(secure: Served): Promise<string[]> {
    const headers = {
      'x-forwarded-proto': 'https',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const start = await fetch(new URL('/sign-in/paper/start', secure.origin), {
      redirect: 'manual',
      headers,
    });
    const state = new URL(start.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const cookie = start.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const reply = await fetch(new URL('/sign-in/paper/reply', secure.origin), {
      method: 'POST',
      redirect: 'manual',
      headers: { ...headers, cookie },
      body: new URLSearchParams({ state, subject: 'carla' }),
    });
    expect(reply.status).toBe(303);
    return reply.headers.getSetCookie();
  }
});
