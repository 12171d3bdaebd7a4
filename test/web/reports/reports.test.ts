// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { aCard } from '../../support/builders/cards.js';
import {
  aCommunity,
  actorOf,
  aStaffMember,
  aStint,
  someMember,
} from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();
const words = 'Nella scheda c’è il numero di telefono di un’altra persona.';

test('from the card to the decision, the objection and the answer, without script', async () => {
  const app = webApp(db);
  const community = await aCommunity(db);
  const { slug } = community;
  const { cardId, memberId } = await aCard(db, { community });
  const reporterId = await someMember(db, 'Wanda Segreta');
  await aStint(db, { community, memberId: reporterId });
  const reporter = app.signIn(actorOf(reporterId), 'Wanda Segreta');
  const owner = app.signIn(actorOf(memberId));
  const manager = app.signIn(actorOf(community.managerId));
  const staff = app.signIn(await aStaffMember(db));

  const card = await get(app, `/c/${slug}/cards/${cardId}`, reporter);
  const here = `/c/${slug}/cards/${cardId}/report`;
  expect(card.text).toContain(`href="${here}"`);
  const form = await get(app, here, reporter).expect(200);
  expect(form.text).toContain('La persona non saprà mai chi ha segnalato.');
  const failed = await post(app, here, { reason: 'spam', body: words }, reporter).expect(422);
  expect(failed.text).toContain('Conferma che lo credi vero.');
  expect(failed.text).toContain(words);
  const filled = { reason: 'personal_data', body: words, good_faith: 'yes' };
  expect((await post(app, here, filled, reporter)).headers['location']).toBe('/me/reports');
  expect((await get(app, '/me/reports', reporter)).text).toContain('in attesa di decisione');
  await post(app, here, filled, reporter).expect(409);

  const queue = await get(app, `/c/${slug}/manage/reports`, manager).expect(200);
  const report = /href="(\/reports\/[^"]+)"/.exec(queue.text)?.[1] ?? '';
  const page = await get(app, report, manager).expect(200);
  expect(page.text).toContain(words);
  expect(page.text).not.toContain('Wanda Segreta');
  const none = await post(
    app,
    `${report}/decide`,
    { outcome: 'suspension', days: '', reason: words },
    manager,
  ).expect(422);
  expect(none.text).toContain('Scrivi per quanti giorni');
  const long = { outcome: 'suspension', ground: 'law', days: '91', reason: words };
  const tooLong = await post(app, `${report}/decide`, long, manager).expect(422);
  expect(tooLong.text).toContain('una comunità può sospendere per 90 giorni al più.</');
  expect(tooLong.text).toContain('id="field-days-error"');
  expect(tooLong.text).toContain('value="91"');
  expect(tooLong.text).toContain(words);
  expect(tooLong.text).toMatch(/value="suspension"[^>]* checked/);
  const decision = { outcome: 'hide_card', ground: 'rules', days: '', reason: words };
  const done = await post(app, `${report}/decide`, decision, manager);
  expect(done.headers['location']).toBe(`/c/${slug}/manage/reports`);

  const mine = await get(app, '/me/reports', owner).expect(200);
  expect(mine.text).toContain('Scheda nascosta');
  expect(mine.text).toContain('senza strumenti automatici');
  expect(mine.text).not.toContain('Wanda Segreta');
  const object = /action="(\/me\/reports\/[^"]+)"/.exec(mine.text)?.[1] ?? '';
  expect((await post(app, object, { objection: 'no' }, owner).expect(422)).text).toContain(
    'Scrivi da 10 a 2.000 caratteri.',
  );
  await post(app, object, { objection: words }, owner).expect(303);
  expect((await get(app, '/staff/reports', staff)).text).toContain(`href="${report}"`);
  const review = { review: 'reversed', review_reason: words };
  expect((await post(app, `${report}/review`, review, staff)).headers['location']).toBe(
    '/staff/reports',
  );
  expect((await get(app, `/c/${slug}/cards/${cardId}`, reporter)).status).toBe(200);
  expect((await get(app, '/me/reports', owner)).text).toContain('La decisione era sbagliata');
});
