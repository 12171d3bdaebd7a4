// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { defineProvider } from '../../../src/providers/provider.js';
import { markAnswered } from '../../../src/sign-in/store/pending.js';
import { paperProvider } from '../../support/builders/sign-in.js';
import { serve, type Browser, type Served } from '../../support/http-browser.js';
import { signInApp, type SignInApp, viewerOf } from '../../support/sign-in-app.js';

const { db } = useDatabase();
let now = new Date();
let piazza: SignInApp;
let site: Served;

const social = defineProvider({
  ...paperProvider({
    trust: { family: 'social', level: 'none', vouchesForEmail: false },
    level: 'none',
  }),
  kind: 'social',
});

beforeAll(async () => {
  piazza = await signInApp({
    db,
    now: () => now,
    definitions: [paperProvider(), social],
    instances: [
      { id: 'paper', use: 'paper', config: {} },
      { id: 'social', use: 'social', config: {} },
    ],
  });
  site = await serve(piazza.app);
});
afterAll(() => site.close());

async function come(
  browser: Browser,
  way: { by: string; as: string; intent?: string; return_to?: string },
) {
  const { by: _by, as: _as, ...form } = way;
  const start = await browser.post(`/sign-in/${way.by}/start`, form);
  if (start.status !== 303) return start;
  const state = new URL(start.location ?? '').searchParams.get('state') ?? '';
  return browser.post(`/sign-in/${way.by}/reply`, { state, subject: way.as }, {});
}

async function asked(name: string): Promise<{ browser: Browser; path: string; memberId: string }> {
  const browser = site.browser();
  await come(browser, { by: 'paper', as: name });
  const { actor } = await viewerOf(browser);
  const page = await come(browser, { by: 'social', as: `social of ${name}` });
  expect(page.location).toMatch(/^\/sign-in\/question\//);
  return { browser, path: page.location ?? '', memberId: actor.memberId };
}

describe('a new means while somebody is signed in', () => {
  it('asks, changes nothing before the answer, and takes one answer only', async () => {
    const { browser, path, memberId } = await asked('anna');
    const page = await browser.get(path);
    expect(page.html).toContain('name="answer" value="link"');
    const identities = () =>
      db.selectFrom('identity').select('id').where('member_id', '=', memberId).execute();
    expect(await identities()).toHaveLength(1);

    expect((await browser.post(path, { answer: 'link' })).status).toBe(303);
    expect(await identities()).toHaveLength(2);
    expect((await browser.post(path, { answer: 'link' })).status).toBe(403);
  });

  it('takes no answer that was not offered, and none from another browser', async () => {
    const { browser, path } = await asked('bruno');
    expect((await browser.post(path, { answer: 'merge-everything' })).status).toBe(403);
    expect((await site.browser().post(path, { answer: 'link' })).status).toBe(403);
    expect((await site.browser().get(path)).status).toBe(403);
  });

  it('forgets the question after ten minutes', async () => {
    const { browser, path } = await asked('carla');
    now = new Date(now.getTime() + 10 * 60_000);
    expect((await browser.post(path, { answer: 'link' })).status).toBe(403);
  });

  it('lets one of two answers at once win', async () => {
    const { browser, path } = await asked('dario');
    const winner = await db.startTransaction().execute();
    await markAnswered(winner, path.split('/').at(-1) ?? '', now);
    const loser = browser.post(path, { answer: 'link' });
    await Promise.race([loser, untilBlocked(db)]);
    await winner.commit().execute();
    expect((await loser).status).toBe(403);
  });
});

describe('coming and going', () => {
  it('says that what was typed waits, and that one has signed out', async () => {
    const browser = site.browser();
    expect((await browser.get('/sign-in?kept=1')).html).toContain('è conservato per 15 minuti');
    await come(browser, { by: 'paper', as: 'irma' });
    expect((await browser.post('/sign-out', {})).location).toBe('/');
    expect(browser.cookies.get('piazza_flash')).toContain('flash.signed_out');
  });
});

describe('linking', () => {
  it('needs a proof of the last five minutes, and keeps the level of the session', async () => {
    const browser = site.browser();
    await come(browser, { by: 'paper', as: 'elena' });
    now = new Date(now.getTime() + 6 * 60_000);
    const stale = await come(browser, { by: 'social', as: 'e', intent: 'link' });
    expect(stale.status).toBe(403);
    const linkPage = '/sign-in?intent=link&return_to=%2Fme';
    expect(stale.html).toContain(`name="return_to" value="${linkPage.replace('&', '&amp;')}"`);
    expect(stale.html).toContain('name="intent" value="step-up"');

    const back = { return_to: linkPage };
    const proven = await come(browser, { by: 'paper', as: 'elena', intent: 'step-up', ...back });
    expect(proven.location).toBe(linkPage);
    expect((await browser.get(linkPage)).html).toContain('name="intent" value="link"');
    const linked = await come(browser, { by: 'social', as: 'e', intent: 'link' });
    expect([linked.status, linked.location]).toEqual([303, '/me']);
    expect((await viewerOf(browser)).actor).toMatchObject({
      level: 'substantial',
      provider: 'paper',
    });
  });

  it('is refused when another member signed in meanwhile', async () => {
    const browser = site.browser();
    await come(browser, { by: 'paper', as: 'fabio' });
    const start = await browser.post('/sign-in/social/start', { intent: 'link' });
    const state = new URL(start.location ?? '').searchParams.get('state') ?? '';
    await browser.post('/sign-out', {});
    await come(browser, { by: 'paper', as: 'gaia' });
    const page = await browser.post('/sign-in/social/reply', { state, subject: 'f' }, {});
    expect(page.status).toBe(403);
  });
});
