// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { offerRole } from '../../../src/membership/use-cases/offer-role.js';
import { aCommunity, actorOf, someMember } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

test('the history says in words who did what, and shows one kind if asked', async () => {
  const app = webApp(db);
  const community = await aCommunity(db);
  const { slug } = community;
  const manager = actorOf(community.managerId);
  const memberId = await someMember(db, 'Ada L.');
  await joinCommunity({ db, now }, { actor: actorOf(memberId), slug });
  await offerRole({ db, now }, { actor: manager, slug, memberId, role: 'editor' });
  const cookie = app.signIn(manager);
  const here = `/c/${slug}/manage/history`;

  const page = await get(app, here, cookie).expect(200);
  expect(page.text).toContain('Adesione cominciata');
  expect(page.text).toContain('Incarico offerto (Redattore)');
  expect(page.text).toContain('Ada L.');
  const roles = await get(app, `${here}?kind=roles`, cookie).expect(200);
  expect(roles.text).not.toContain('Adesione cominciata');
  expect((await get(app, `${here}?kind=settings`, cookie)).text).toContain(
    'Niente, in questo periodo.',
  );
  await get(app, `${here}?kind=secrets`, cookie).expect(400);
  const english = await get(app, here, cookie).set('Accept-Language', 'en');
  expect(english.text).toContain('Role offered (Editor)');
});
