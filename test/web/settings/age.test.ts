// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { aPerson } from '../../support/builders/cards.js';
import { aCommunity, actorOf } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

test('a manager says of which age members are, and why; others read what is missing', async () => {
  const app = webApp(db);
  const community = await aCommunity(db);
  const manager = app.signIn(actorOf(community.managerId));
  const here = `/c/${community.slug}`;
  const page = await get(app, `${here}/manage/age`, manager).expect(200);
  const [, revision = ''] = /name="revision" value="(\d+)"/.exec(page.text) ?? [];
  const form = { ages: 'adults', assessment: 'Perché sì', revision };
  const short = await post(app, `${here}/manage/age`, form, manager).expect(422);
  expect(short.text).toContain('Perché sì');
  expect(short.text).toContain('almeno venti lettere');
  const assessed = { ...form, assessment: 'Si parla di dipendenze e di cura.' };
  await post(app, `${here}/manage/age`, assessed, manager).expect(303);
  const late = await post(app, `${here}/manage/age`, assessed, manager).expect(422);
  expect(late.text).toContain('Si parla di dipendenze e di cura.');

  const unknown = app.signIn(actorOf(await aPerson(db, null)));
  const seen = await get(app, here, unknown);
  expect(seen.text).toContain('Solo maggiorenni');
  expect(seen.text).toContain('accedi con un mezzo che la dichiara');
});
