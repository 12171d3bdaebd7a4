// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { useDatabase } from '../support/database.js';
import { aCommunity, aGrant, actorOf, someActor } from '../support/builders/membership.js';
import { aPortal } from '../support/builders/portal.js';
import { get, post, webApp } from '../support/web-app.js';

const { db } = useDatabase();

test('leaving ends with a receipt that names the portals, and can be taken back', async () => {
  const app = webApp(db);
  await aPortal(db, { name: 'PartecipAzioni' });
  const community = await aCommunity(db, { visibility: 'hidden' });
  const { memberId } = await aGrant(db, { community, role: 'editor' });
  const member = app.signIn(actorOf(memberId));
  const here = `/c/${community.slug}`;

  const done = await post(app, `${here}/leave`, {}, member).expect(303);
  expect(done.headers['location']).toBe(`${here}/left`);
  const receipt = await get(app, `${here}/left`, member).expect(200);
  expect(receipt.text).toContain('Hai lasciato');
  expect(receipt.text).toContain('Redattore');
  expect(receipt.text).toContain('PartecipAzioni');
  await get(app, `${here}/left`, app.signIn(await someActor(db))).expect(404);

  await post(app, `${here}/return`, {}, member).expect(303);
  await get(app, `${here}/left`, member).expect(404);
  expect((await get(app, here, member)).text).toContain('Ne fai parte dal');
});

test('the last manager is shown the way to a successor, and may leave all the same', async () => {
  const app = webApp(db);
  const community = await aCommunity(db);
  const manager = app.signIn(actorOf(community.managerId));
  const here = `/c/${community.slug}`;
  const page = await get(app, `${here}/leave`, manager).expect(200);
  expect(page.text).toContain(`${here}/manage/members`);
  await post(app, `${here}/leave`, {}, manager).expect(303);
});
