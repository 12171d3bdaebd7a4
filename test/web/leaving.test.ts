// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { ensureSubject } from '../../src/portal/store/subjects.js';
import { useDatabase } from '../support/database.js';
import {
  aCommunity,
  aGrant,
  actorOf,
  aStint,
  someActor,
  someMember,
} from '../support/builders/membership.js';
import { aPortal } from '../support/builders/portal.js';
import { terms } from '../support/builders/terms.js';
import { get, post, webApp } from '../support/web-app.js';

const { db } = useDatabase();

test('leaving ends with a receipt that names the portals, and can be taken back', async () => {
  const app = webApp(db);
  const { sector } = await aPortal(db, { name: 'PartecipAzioni' });
  const community = await aCommunity(db, { visibility: 'hidden' });
  const { memberId } = await aGrant(db, { community, role: 'editor' });
  const member = app.signIn(actorOf(memberId));
  const known = { subject: 'una-persona', at: new Date() };
  await db.transaction().execute((trx) => ensureSubject(trx, { sector, memberId }, known));
  const here = `/c/${community.slug}`;

  const done = await post(app, `${here}/leave`, {}, member).expect(303);
  expect(done.headers['location']).toBe(`${here}/left`);
  const receipt = await get(app, `${here}/left`, member).expect(200);
  expect(receipt.text).toContain('Hai lasciato');
  expect(receipt.text).toContain('Redattore');
  expect(receipt.text).toContain('PartecipAzioni');
  await get(app, `${here}/left`, app.signIn(await someActor(db))).expect(404);

  await post(app, `${here}/return`, {}, member).expect(303);
  const back = await get(app, `${here}/left`, member).expect(303);
  expect(back.headers['location']).toBe(here);
  expect((await get(app, here, member)).text).toContain('Ne fai parte dal');
});

test('taking a leaving back asks for the terms published meanwhile, and for the level by now', async () => {
  const app = webApp(db);
  const community = await aCommunity(db);
  const { memberId } = await aStint(db, { community });
  const member = app.signIn(actorOf(memberId));
  const here = `/c/${community.slug}`;
  await post(app, `${here}/leave`, {}, member).expect(303);
  const version = await terms(db, community);
  const box = `terms_${version}`;
  expect((await get(app, `${here}/left`, member).expect(200)).text).toContain(box);

  const unticked = await post(app, `${here}/return`, {}, member).expect(422);
  expect(unticked.text).toContain('Per continuare serve accettare');
  await post(app, `${here}/return`, { other: 'yes' }, member).expect(400);
  const level = { minimum_level: 'high' } as const;
  await db.updateTable('community').set(level).where('id', '=', community.id).execute();
  const ahead = await get(app, `${here}/left`, member).expect(200);
  expect(ahead.text).toContain('Quando torni ti chiediamo di confermare la tua identità');
  const weak = await post(app, `${here}/return`, { [box]: 'yes' }, member).expect(403);
  expect(weak.text).toContain('Conferma la tua identità');
  const strong = app.signIn(actorOf(memberId, { level: 'high' }));
  await post(app, `${here}/return`, { [box]: 'yes' }, strong).expect(303);
});

test('the last manager is shown the way to a successor, and may leave all the same', async () => {
  const app = webApp(db);
  const community = await aCommunity(db);
  const manager = app.signIn(actorOf(community.managerId));
  const here = `/c/${community.slug}`;
  const page = await get(app, `${here}/leave`, manager).expect(200);
  expect(page.text).toContain(`${here}/manage/successors`);
  expect(page.text).toContain('nessuno ha accettato di succederti');
  await post(app, `${here}/leave`, {}, manager).expect(303);
});

test('a manager asks for a successor, who accepts on their page; the page of leaving names them', async () => {
  const app = webApp(db);
  const community = await aCommunity(db);
  const [ada, ugo] = [await someMember(db, 'Ada N.'), await someMember(db, 'Ugo P.')];
  for (const memberId of [ada, ugo]) await aStint(db, { community, memberId });
  const manager = app.signIn(actorOf(community.managerId));
  const here = `/c/${community.slug}`;
  const successors = `${here}/manage/successors`;
  const accept = async (memberId: typeof ada) => {
    await post(app, successors, { member: memberId }, manager).expect(303);
    const person = app.signIn(actorOf(memberId));
    const mine = await get(app, '/me', person).expect(200);
    expect(mine.text).toContain('quando chi te lo chiede lascia la comunità');
    const [, offer = ''] = /action="(\/me\/offers\/[\w-]+)"/.exec(mine.text) ?? [];
    await post(app, offer, { answer: 'accept' }, person).expect(303);
    expect((await get(app, '/me', person)).text).toContain('Ci ho ripensato');
  };
  await accept(ada);
  expect((await get(app, `${here}/leave`, manager)).text).toContain('Quando esci, Ada N. diventa');
  await accept(ugo);
  const page = (await get(app, `${here}/leave`, manager)).text;
  expect(page).toContain('chi di loro diventa gestore?');
  const [, named = ''] = /value="([\w-]+)"[^>]*\/?><label[^>]*>Ugo P\./.exec(page) ?? [];
  await post(app, `${here}/leave`, { successor: 'nobody' }, manager).expect(400);
  await post(app, `${here}/leave`, { successor: named }, manager).expect(303);
  expect((await get(app, here)).text).toMatch(/Ugo P\.<\/strong> · Gestore/);
});
