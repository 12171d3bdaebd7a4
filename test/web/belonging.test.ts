// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { day, later } from '../../src/kernel/clock.js';
import { useDatabase } from '../support/database.js';
import { aSuspension } from '../support/builders/measures.js';
import { aCommunity, aStint, actorOf, someActor } from '../support/builders/membership.js';
import { get, post, webApp } from '../support/web-app.js';

const { db } = useDatabase();

test('a member pauses, sees it, and resumes', async () => {
  const app = webApp(db);
  const community = await aCommunity(db);
  const { memberId } = await aStint(db, { community });
  const member = app.signIn(actorOf(memberId));
  const here = `/c/${community.slug}`;
  expect((await get(app, here, member)).text).toContain(`${here}/pause`);
  await get(app, `${here}/pause`, member).expect(200);
  await post(app, `${here}/pause`, {}, member).expect(303);
  expect((await get(app, here, member)).text).toContain('Sei in pausa');
  expect((await get(app, '/me', member)).text).toContain('in pausa');
  await post(app, `${here}/resume`, {}, member).expect(303);
  expect((await get(app, here, member)).text).not.toContain('Sei in pausa');
});

test('a pause is offered to those only who can make one', async () => {
  const app = webApp(db);
  const community = await aCommunity(db);
  const here = `/c/${community.slug}/pause`;
  const stranger = await get(app, here, app.signIn(await someActor(db)));
  expect(stranger.status).toBe(409);
  expect(stranger.text).toContain('Questa persona non fa parte della comunità');

  const { memberId } = await aStint(db, { community });
  const member = app.signIn(actorOf(memberId));
  await post(app, here, {}, member).expect(303);
  await get(app, here, member).expect(409);

  const { memberId: suspended } = await aStint(db, { community });
  await aSuspension(db, community, suspended);
  await get(app, here, app.signIn(actorOf(suspended))).expect(409);
});

test('a manager gives memberships an end, and a member renews by one click', async () => {
  const app = webApp(db);
  const community = await aCommunity(db);
  const manager = app.signIn(actorOf(community.managerId));
  const here = `/c/${community.slug}`;
  const wrong = await post(
    app,
    `${here}/manage/term`,
    { months: '61', grace_days: '60', on_loss: 'grace' },
    manager,
  );
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('La durata va da 1 a 60 mesi');
  await post(
    app,
    `${here}/manage/term`,
    { months: '12', grace_days: '30', on_loss: 'grace' },
    manager,
  ).expect(303);
  expect((await get(app, `${here}/manage/term`, manager)).text).toContain('value="12"');

  const { memberId, id } = await aStint(db, { community });
  const soon = later(new Date(), 10 * day);
  await db.updateTable('stint').set({ expires_at: soon }).where('id', '=', id).execute();
  const member = app.signIn(actorOf(memberId));
  expect((await get(app, here, member)).text).toContain('Rinnova l’adesione');
  await post(app, `${here}/renew`, {}, member).expect(303);
  expect((await get(app, here, member)).text).not.toContain('Rinnova l’adesione');
});
