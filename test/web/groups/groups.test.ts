// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { aCommunity, aStint, actorOf, someMember } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

test('a manager makes a group and puts a member in, who leaves it', async () => {
  const app = webApp(db);
  const community = await aCommunity(db);
  const manager = app.signIn(actorOf(community.managerId));
  const memberId = await someMember(db, 'Zeno Gruppi');
  await aStint(db, { community, memberId });
  const here = `/c/${community.slug}/groups`;
  const faulty = await post(app, here, { name: 'F', group: 'Non Valido' }, manager).expect(422);
  expect(faulty.text).toContain('href="#field-name"');
  expect(faulty.text).toContain('value="Non Valido"');
  await post(app, here, { name: 'Formazione', group: 'formazione' }, manager).expect(303);
  const twice = await post(app, here, { name: 'Altra', group: 'formazione' }, manager).expect(422);
  expect(twice.text).toContain('o lo è stato');

  const found = await get(app, `${here}/formazione?query=zeno`, manager).expect(200);
  expect(found.text).toContain('Aggiungi Zeno Gruppi al gruppo');
  await post(app, `${here}/formazione/assign`, { member: memberId }, manager).expect(303);
  const again = await get(app, `${here}/formazione?query=zeno`, manager).expect(200);
  expect(again.text).toContain('Togli Zeno Gruppi dal gruppo');
  expect(again.text).toContain('è già nel gruppo');

  const member = app.signIn(actorOf(memberId));
  expect((await get(app, here, member)).text).toContain('Lascia il gruppo Formazione');
  await post(app, `${here}/formazione/leave`, {}, member).expect(303);
  expect((await get(app, here, member)).text).not.toContain('Lascia il gruppo Formazione');
  await post(app, `${here}/formazione/rename`, { name: 'F' }, manager).expect(422);
  await post(app, `${here}/formazione/rename`, { name: 'Imparare' }, manager).expect(303);
  expect((await get(app, here, member)).text).toContain('Imparare');
  await post(app, `${here}/formazione/end`, {}, manager).expect(303);
  expect((await get(app, here, member)).text).toContain('non ha gruppi');
  await get(app, `${here}/Mai`, manager).expect(404);
});
