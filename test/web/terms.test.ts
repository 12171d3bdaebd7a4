// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { anAddress, anInvitation } from '../support/builders/invitation.js';
import { aCommunity, actorOf, aStaffMember, someActor } from '../support/builders/membership.js';
import { terms } from '../support/builders/terms.js';
import { useDatabase } from '../support/database.js';
import { get, post, webApp } from '../support/web-app.js';

const { db } = useDatabase();
const boxesOf = (page: string): Record<string, string> =>
  Object.fromEntries([...page.matchAll(/name="(terms_[\w-]+)"/g)].map(([, name]) => [name, 'yes']));

describe('terms of a community', () => {
  test('are published by its manager, read by everybody and accepted by whoever joins', async () => {
    const app = webApp(db);
    const { slug, managerId } = await aCommunity(db);
    const manager = app.signIn(actorOf(managerId));
    const work = `/c/${slug}/manage/terms`;
    const half = await post(app, work, { it: 'Rispetto.', en: '' }, manager).expect(422);
    expect(half.text).toContain('>Rispetto.</textarea>');
    await post(app, work, { it: 'Rispetto.', en: 'Respect.' }, manager).expect(303);
    const words = await get(app, `/c/${slug}/terms`).expect(200);
    expect(words.text).toContain('<p>Rispetto.</p>');
    expect(words.text).toMatch(/Impronta SHA-256 del testo: [0-9a-f]{64}/);

    const reader = app.signIn(await someActor(db));
    const join = await get(app, `/c/${slug}/join`, reader).expect(200);
    const refused = await post(app, `/c/${slug}/join`, {}, reader).expect(422);
    expect(refused.text).toContain('Per continuare serve accettare queste condizioni.');
    await post(app, `/c/${slug}/join`, boxesOf(join.text), reader).expect(303);
  });

  test('are asked again after a material change, which is shown', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    const path = `/c/${community.slug}`;
    const first = await terms(db, community);
    const member = app.signIn(await someActor(db));
    await post(app, `${path}/join`, { [`terms_${first}`]: 'yes' }, member).expect(303);
    await terms(db, community, { texts: { it: 'Nuovo.', en: 'New.' } });

    const home = await get(app, path, member).expect(200);
    expect(home.text).toContain('Ci sono condizioni nuove');
    const page = await get(app, `${path}/terms`, member).expect(200);
    expect(page.text).toContain('<del>Ci si tratta con rispetto.</del>');
    expect(page.text).toContain('<ins>Nuovo.</ins>');
    await post(app, `${path}/terms`, {}, member).expect(422);
    await post(app, `${path}/terms`, boxesOf(page.text), member).expect(303);
    const after = await get(app, path, member).expect(200);
    expect(after.text).not.toContain('Ci sono condizioni nuove');
    const old = await get(app, `${path}/terms?version=1`, member).expect(200);
    expect(old.text).toContain('Ci si tratta con rispetto.');
    await get(app, `${path}/terms?version=9`, member).expect(404);
  });

  test('are accepted on the page of an invitation too', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    await terms(db, community);
    const actor = await someActor(db);
    await anAddress(db, actor.memberId, { address: 'ospite@example.org' });
    const { token } = await anInvitation(db, community, { address: 'ospite@example.org' });
    const guest = app.signIn(actor);
    const page = await get(app, `/invitation/${token}`, guest).expect(200);
    const bare = await post(app, `/invitation/${token}`, { answer: 'accept' }, guest).expect(422);
    expect(bare.text).toContain('Per continuare serve accettare');
    const form = { answer: 'accept', ...boxesOf(page.text) };
    await post(app, `/invitation/${token}`, form, guest).expect(303);
  });
});

test('terms of the platform are published by an administrator and asked of whoever joins anywhere', async () => {
  const app = webApp(db);
  const administrator = app.signIn(await aStaffMember(db, 'platform_admin'));
  const form = { it: 'Buon senso.', en: 'Common sense.', effective_from: '2020-01-01' };
  await post(app, '/staff/terms', form, administrator).expect(303);
  const { slug } = await aCommunity(db);
  const reader = app.signIn(await someActor(db));
  const join = await get(app, `/c/${slug}/join`, reader).expect(200);
  expect(join.text).toContain('Ho letto e accetto le condizioni di Piazza, versione 1');
  const everywhere = await get(app, '/condizioni', reader).expect(200);
  await post(app, '/condizioni', boxesOf(everywhere.text), reader).expect(303);
  await post(app, `/c/${slug}/join`, {}, reader).expect(303);
});
