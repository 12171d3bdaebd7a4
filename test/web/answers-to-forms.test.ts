// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { aCommunity, aStaffMember, actorOf } from '../support/builders/membership.js';
import { useDatabase } from '../support/database.js';
import { get, post, webApp } from '../support/web-app.js';

const { db } = useDatabase();
const switches = /<a [^>]*hreflang=/;

describe('what answers a form', () => {
  test('offers no link that would lose it, and asked for by address leads to the page of the form', async () => {
    const app = webApp(db);
    const staff = app.signIn(await aStaffMember(db));
    const { slug } = await aCommunity(db);
    const page = `/staff/communities/${slug}`;
    expect((await get(app, '/staff/people', staff)).text).toMatch(switches);
    const invalid = { email: 'nessuno', role: 'support' };
    const answer = await post(app, '/staff/people/invite', invalid, staff).expect(422);
    expect(answer.text).not.toMatch(switches);
    await get(app, '/staff/people/invite?lang=en', staff).expect(303);
    await get(app, '/staff/people/invite', staff).expect(303).expect('Location', '/staff/people');
    await get(app, `${page}/freeze`, staff).expect(303).expect('Location', page);
    await get(app, `${page}/nothing-here`, staff).expect(404);
  });

  test('names in the summary of faults each field, in the order of the page', async () => {
    const app = webApp(db);
    const { slug, managerId } = await aCommunity(db);
    const cookie = app.signIn(actorOf(managerId));
    const faulty = await post(app, `/c/${slug}/manage/links`, {}, cookie).expect(422);
    const links = [...faulty.text.matchAll(/<a href="#field-(\w+)">([^<]*)</g)];
    const [, first] = links.map(([, , words]) => words ?? '');
    expect(links.length).toBeGreaterThan(1);
    expect(new Set(links.map(([, , words]) => words)).size).toBe(links.length);
    expect(first).toMatch(/^[^:]+: /);
    const places = links.map(([, name]) => faulty.text.indexOf(`id="field-${name}"`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

test.each([
  ['/me/data/erase', 'confirmed'],
  ['/staff/communities/new', 'slug'],
])('the form of %s leads from its summary to the field', async (path, field) => {
  const app = webApp(db);
  const staff = app.signIn(await aStaffMember(db));
  const faulty = await post(app, path, {}, staff).expect(422);
  expect(faulty.text).toMatch(new RegExp(`role="alert"[^]*<a href="#field-${field}">[^<]+: `));
});

describe('a link that somebody else has lengthened', () => {
  test.each(['/c', '/c/orti/join'])('opens the page: %s', async (path) => {
    const app = webApp(db);
    if (path !== '/c') await aCommunity(db, { slug: 'orti' as never });
    const status = path === '/c' ? 200 : 303;
    await get(app, `${path}?fbclid=abc&utm_source=mail`).expect(status);
  });

  test('still has its own fields read strictly, and a form takes none that it does not know', async () => {
    const app = webApp(db);
    await get(app, '/c?cursor=%00&fbclid=abc').expect(400);
    await post(app, '/contatti', { fbclid: 'abc' }).expect(400);
  });
});
