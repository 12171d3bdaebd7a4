// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { later, minute } from '../../src/kernel/clock.js';
import { useDatabase } from '../support/database.js';
import { serve, type Browser, type Page, type Served } from '../support/http-browser.js';
import { paperPeople } from '../support/paper-people.js';
import { signInApp } from '../support/sign-in-app.js';

const { db } = useDatabase();
let now = new Date();
let site: Served;

beforeAll(async () => {
  const { app } = await signInApp({
    db,
    now: () => now,
    definitions: paperPeople,
    instances: [
      { id: 'alfa', use: 'paper-national', config: {} },
      { id: 'beta', use: 'paper-national', config: {} },
      { id: 'social', use: 'paper-social', config: {} },
    ],
  });
  site = await serve(app);
});
afterAll(() => site.close());
beforeEach(() => {
  now = new Date();
});

const anna = { subject: 'anna', code: 'IT:RSSMRA80A01M990R', name: 'Anna Rossi' };
const bruno = { subject: 'bruno', code: 'IT:VRDLCU81B02M991H', name: 'Bruno Verdi' };

/** Starts at a provider, and comes back as a person says they are. */
async function comeBack(
  browser: Browser,
  instance: string,
  person: Record<string, string>,
  form: Record<string, string> = {},
): Promise<Page> {
  const start = await browser.post(`/sign-in/${instance}/start`, form);
  expect(start.status).toBe(303);
  const state = new URL(start.location ?? '').searchParams.get('state') ?? '';
  return browser.post(`/sign-in/${instance}/reply`, { state, ...person });
}

async function viewerOf(browser: Browser) {
  const { viewer } = JSON.parse((await browser.get('/me')).html);
  return viewer as { actor: { memberId: string; level: string; authenticatedAt: string } } | null;
}
const memberOf = async (browser: Browser) => (await viewerOf(browser))?.actor.memberId;

const answer = (browser: Browser, page: Page, word: string): Promise<Page> =>
  browser.post(page.location ?? '', { answer: word });

describe('a person in the browser', () => {
  it('is the same member with two identity providers, and another with a social account', async () => {
    const browser = site.browser();
    await comeBack(browser, 'alfa', anna);
    const first = await memberOf(browser);
    await comeBack(site.browser(), 'beta', anna);
    const second = site.browser();
    await comeBack(second, 'beta', anna);
    expect(await memberOf(second)).toBe(first);

    const third = site.browser();
    await comeBack(third, 'social', { subject: 'anna-social' });
    expect(await memberOf(third)).not.toBe(first);
  });

  it('links a social account from a fresh session, and keeps the level of the session', async () => {
    const browser = site.browser();
    await comeBack(browser, 'alfa', anna);
    const member = await memberOf(browser);
    const linked = await comeBack(browser, 'social', { subject: 'linked' }, { intent: 'link' });
    expect(linked.location).toBe('/me');
    expect((await viewerOf(browser))?.actor.level).toBe('substantial');

    const other = site.browser();
    await comeBack(other, 'social', { subject: 'linked' });
    expect(await memberOf(other)).toBe(member);
    expect((await viewerOf(other))?.actor.level).toBe('none');
  });

  it('who has both accounts already is asked, and makes them one', async () => {
    const before = site.browser();
    await comeBack(before, 'social', { subject: 'to-merge', name: 'Anna Social' });
    const browser = site.browser();
    await comeBack(browser, 'alfa', anna);
    const member = await memberOf(browser);

    const question = await comeBack(browser, 'social', { subject: 'to-merge' }, { intent: 'link' });
    const page = await browser.get(question.location ?? '');
    expect(page.html).toContain('Anna S.');
    await answer(browser, question, 'merge');
    expect(await memberOf(browser)).toBe(member);
    expect(await viewerOf(before)).toBeNull();
    const again = site.browser();
    await comeBack(again, 'social', { subject: 'to-merge' });
    expect(await memberOf(again)).toBe(member);
  });

  it('is asked for the account used before when somebody vouches for its address', async () => {
    const owner = site.browser();
    const mail = 'bruno@example.org';
    await comeBack(owner, 'social', { subject: 'bruno-old', email: mail, name: 'Bruno Verdi' });
    const member = await memberOf(owner);

    const browser = site.browser();
    const proof = await comeBack(browser, 'social', { subject: 'bruno-new', email: mail });
    expect(proof.location).toMatch(/^\/sign-in\/question\//);
    const back = { return_to: proof.location ?? '' };
    const other = await comeBack(browser, 'alfa', anna, back);
    expect(other.location).toBe(proof.location);
    expect((await answer(browser, proof, 'link')).status).toBe(403);

    const right = site.browser();
    const again = await comeBack(right, 'social', { subject: 'bruno-new', email: mail });
    await comeBack(right, 'social', { subject: 'bruno-old' });
    const linked = await answer(right, again, 'link');
    expect(linked.location).toBe('/me');
    expect(await memberOf(right)).toBe(member);
  });

  it('whose means names somebody else now is told that staff will look, and by which reference', async () => {
    const browser = site.browser();
    await comeBack(browser, 'alfa', { ...anna, subject: 'swapped' });
    const stopped = await comeBack(site.browser(), 'alfa', { ...bruno, subject: 'swapped' });
    expect(stopped.status).toBe(403);
    expect(stopped.html).toContain('Una persona dello staff confronta i dati');
    const { id } = await db.selectFrom('review_case').select('id').executeTakeFirstOrThrow();
    expect(stopped.html).toContain(id);
    expect(stopped.html).not.toContain('Anna');
  });

  it('does not link when the session is older than five minutes', async () => {
    const browser = site.browser();
    await comeBack(browser, 'alfa', anna);
    now = later(now, 6 * minute);
    const start = await browser.post('/sign-in/social/start', { intent: 'link' });
    expect(start.status).toBe(403);
  });

  it('never links or steps up with the identity of somebody else', async () => {
    for (const intent of ['link', 'step-up']) {
      const browser = site.browser();
      await comeBack(browser, 'alfa', anna);
      const member = await memberOf(browser);
      const refused = await comeBack(browser, 'beta', bruno, { intent });
      expect(refused.status).toBe(403);
      expect(refused.html).toContain('un’altra persona');
      expect(await memberOf(browser)).toBe(member);
    }
  });

  it('is as freshly proven as the reply, however long they think about a question', async () => {
    const browser = site.browser();
    await comeBack(browser, 'social', { subject: 'thinker', name: 'Tea Lenta' });
    now = later(now, minute);
    const repliedAt = now;
    const question = await comeBack(browser, 'alfa', {
      subject: 'thinker-spid',
      code: 'IT:BNCNNA82C43M992F',
      name: 'Tea Lenta',
    });
    now = later(now, 4 * minute);
    await answer(browser, question, 'link');

    const viewer = await viewerOf(browser);
    expect(viewer?.actor.level).toBe('substantial');
    expect(viewer?.actor.authenticatedAt).toBe(repliedAt.toISOString());
  });
});
