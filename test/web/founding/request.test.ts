// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { aCommunityRequest, aSignedRequest } from '../../support/builders/founding.js';
import {
  aCommunity,
  aStaffMember,
  aStint,
  actorOf,
  someActor,
  someMember,
} from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

const form = {
  name: 'Radio di comunità',
  purpose: 'Fare radio insieme',
  presentation: 'Trasmissioni settimanali',
  for_whom: 'Chi ha qualcosa da dire',
  audience: 'open',
  topics: 'radio',
  province: 'RA',
  managers: 'Io, con altri due',
  promoters: 'una@example.org\ndue@example.org',
};

describe('asking for a community', () => {
  test('keeps what was typed, names each faulty line, and shows similar communities first', async () => {
    const app = webApp(db);
    const cookie = app.signIn(await someActor(db));
    const visitor = await get(app, '/requests/new').expect(303);
    expect(visitor.headers['location']).toContain('/sign-in');
    await get(app, '/requests/new', cookie).expect(200);

    const wrong = { ...form, name: '', promoters: 'una@example.org' };
    const empty = await post(app, '/requests/new', wrong, cookie).expect(422);
    expect(empty.text).toContain('href="#field-name"');
    expect(empty.text).toContain('Fare radio insieme');
    const lines = { ...form, promoters: 'una@example.org\nnessuno@\nuna@example.org' };
    const faulty = await post(app, '/requests/new', lines, cookie).expect(422);
    expect(faulty.text).toContain('Riga 2: non è un indirizzo e-mail.');
    expect(faulty.text).toContain('Riga 3: la persona c’è già più sopra.');
    const few = { ...form, promoters: 'una@example.org' };
    const short = await post(app, '/requests/new', few, cookie).expect(422);
    expect(short.text).toContain('I promotori devono essere da 2 a 20.');
    const stranger = { ...form, promoters: 'una@example.org\nMai Vista' };
    const unknown = await post(app, '/requests/new', stranger, cookie).expect(422);
    expect(unknown.text).toContain('«Mai Vista»');

    const { slug } = await aCommunity(db, { topics: ['radio'] });
    const similar = await post(app, '/requests/new', form, cookie).expect(200);
    expect(similar.text).toContain(`href="/c/${slug}"`);
    const sent = await post(app, '/requests/new', { ...form, similar_seen: 'yes' }, cookie);
    expect(sent.status).toBe(303);
    const page = await get(app, sent.headers['location'] ?? '', cookie).expect(200);
    expect(page.text).toContain('una@example.org');
    expect((await get(app, '/requests', cookie)).text).toContain('Radio di comunità');
    await post(app, `${sent.headers['location']}/withdraw`, {}, cookie).expect(303);
    expect((await get(app, '/requests', cookie)).text).toContain('ritirata');
  });

  test('is signed by the link of a letter, by whoever signs in', async () => {
    const app = webApp(db);
    const { tokens } = await aCommunityRequest(db);
    const [first, second] = tokens.map((token) => `/promote/${token}`) as [string, string];
    const opened = await get(app, first).expect(200);
    expect(opened.text).not.toContain('Io e la mia vicina');
    const visitor = await post(app, first, { answer: 'sign' }).expect(303);
    expect(visitor.headers['location']).toContain('/sign-in?return_to=');
    const cookie = app.signIn(await someActor(db));
    await post(app, first, { answer: 'sign' }, cookie).expect(303);
    await post(app, first, { answer: 'sign' }, cookie).expect(404);
    await post(app, second, { answer: 'decline' }).expect(200);
    await get(app, second).expect(404);
    await get(app, '/promote/abc').expect(404);
  });

  test('is signed by a member named, who neither reads the talk nor who else was asked', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    const requester = await someActor(db);
    const named = await someMember(db, 'Nina Firma');
    for (const memberId of [requester.memberId, named]) await aStint(db, { community, memberId });
    const promoters = [{ name: 'nina firma' }, { address: 'altra@example.org' }];
    const { requestId } = await aCommunityRequest(db, { requester, promoters });
    const cookie = app.signIn(actorOf(named));
    expect((await get(app, '/requests', cookie)).text).toContain(`/requests/${requestId}`);
    const page = await get(app, `/requests/${requestId}`, cookie).expect(200);
    expect(page.text).not.toContain('altra@example.org');
    await post(app, `/requests/${requestId}/promotion`, { answer: 'sign' }, cookie).expect(303);
    const again = await get(app, `/requests/${requestId}`, cookie).expect(200);
    expect(again.text).toContain('Hai già firmato');
    const stranger = app.signIn(await someActor(db));
    await get(app, `/requests/${requestId}`, stranger).expect(404);
  });
});

describe('the staff', () => {
  test('asks, is answered, approves; the address taken is said in the form', async () => {
    const app = webApp(db);
    const { requestId, requester } = await aSignedRequest(db);
    const staff = app.signIn(await aStaffMember(db));
    const author = app.signIn(requester);
    const here = `/staff/requests/${requestId}`;
    expect((await get(app, '/staff/requests', staff)).text).toContain(here);
    const empty = await post(app, `${here}/ask`, { text: '' }, staff).expect(422);
    expect(empty.text).toContain('Scrivi la domanda');
    await post(app, `${here}/ask`, { text: 'Quando vi vedete?' }, staff).expect(303);
    const asked = await get(app, `/requests/${requestId}`, author).expect(200);
    expect(asked.text).toContain('Quando vi vedete?');
    const answer = `/requests/${requestId}/answer`;
    await post(app, answer, { text: '' }, author).expect(422);
    await post(app, answer, { text: 'Il lunedì' }, author).expect(303);
    expect((await get(app, here, staff)).text).toContain('Il lunedì');

    const { slug } = await aCommunity(db);
    const taken = await post(app, `${here}/approve`, { slug }, staff).expect(422);
    expect(taken.text).toContain('già stato usato');
    await post(app, `${here}/approve`, { slug: 'orti-nuovi' }, staff).expect(303);
    expect((await get(app, `/requests/${requestId}`, author)).text).toContain('/c/orti-nuovi');
    await get(app, '/c/orti-nuovi', author).expect(200);
    await post(app, `${here}/refuse`, { reason: 'Tardi' }, staff).expect(409);
  });

  test('refuses with a reason, which the requester reads', async () => {
    const app = webApp(db);
    const { requestId, requester } = await aCommunityRequest(db);
    const staff = app.signIn(await aStaffMember(db));
    const here = `/staff/requests/${requestId}`;
    expect((await get(app, here, staff)).text).not.toContain(`${here}/approve`);
    await post(app, `${here}/refuse`, { reason: '' }, staff).expect(422);
    await post(app, `${here}/refuse`, { reason: 'C’è già una comunità così' }, staff).expect(303);
    const page = await get(app, `/requests/${requestId}`, app.signIn(requester));
    expect(page.text).toContain('C’è già una comunità così');
  });
});
