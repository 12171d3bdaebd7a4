// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  actorOf,
  someMember,
} from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

test('a dispute is opened beside the role, answered by the other, and decided by the staff', async () => {
  const app = webApp(db);
  const community = await aCommunity(db);
  const memberId = await someMember(db, 'Ugo P.');
  await aGrant(db, { community, role: 'manager', memberId });
  const opener = app.signIn(actorOf(community.managerId));
  const holder = app.signIn(actorOf(memberId));
  const staff = app.signIn(await aStaffMember(db));
  const register = `/c/${community.slug}/manage/roles`;

  const roles = await get(app, register, opener).expect(200);
  expect(roles.text).toContain('Contesta l’incarico di Ugo P.');
  const action = /href="([^"]+\/dispute)"/.exec(roles.text)?.[1] ?? '';
  expect((await get(app, action, opener).expect(200)).text).toContain(`action="${action}"`);
  await get(app, action, holder).expect(403);
  const tooShort = await post(app, action, { message: 'No' }, opener).expect(422);
  expect(tooShort.text).toContain('Scrivi il messaggio');
  expect(tooShort.text).toContain('>No</textarea>');
  expect(tooShort.text).toContain('aria-invalid="true"');
  const done = await post(app, action, { message: 'Non risponde' }, opener).expect(303);
  const dispute = String(done.headers['location']);
  expect((await get(app, register, opener)).text).toContain(dispute);

  expect((await get(app, dispute, holder).expect(200)).text).toContain('Non risponde');
  const short = await post(app, `${dispute}/messages`, { message: 'x' }, holder).expect(422);
  expect(short.text).toContain('Scrivi il messaggio');
  await post(app, `${dispute}/messages`, { message: 'Ero malato' }, holder).expect(303);
  expect((await get(app, '/staff/disputes', staff).expect(200)).text).toContain(dispute);
  const unsaid = await post(app, `${dispute}/decide`, { reason: 'Ascoltate' }, staff).expect(422);
  expect(unsaid.text).toContain('Ascoltate');
  const verdict = { verdict: 'upheld', reason: 'Ascoltate le parti' };
  await post(app, `${dispute}/decide`, verdict, holder).expect(403);
  await post(app, `${dispute}/decide`, verdict, staff).expect(303);
  expect((await get(app, dispute, holder)).text).toContain('Ascoltate le parti');
  expect((await get(app, register, opener)).text).not.toContain('Ugo P.');
});
