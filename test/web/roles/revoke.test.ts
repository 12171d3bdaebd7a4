// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { aCommunity, aGrant, actorOf, someMember } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

test('a role is revoked with a reason, which its holder reads and appeals against, and managers find again', async () => {
  const app = webApp(db);
  const community = await aCommunity(db);
  const memberId = await someMember(db, 'Giulia B.');
  const { id } = await aGrant(db, { community, role: 'editor', memberId });
  const manager = app.signIn(actorOf(community.managerId));
  const holder = app.signIn(actorOf(memberId));
  const roles = `/c/${community.slug}/manage/roles`;
  const reason = 'Ha lasciato il gruppo di lavoro';

  const page = await get(app, roles, manager).expect(200);
  expect(page.text).toContain(`action="${roles}/${id}/revoke"`);
  const short = await post(app, `${roles}/${id}/revoke`, { reason: 'no' }, manager).expect(422);
  expect(short.text).toContain(`id="revoke-${id}-error"`);
  expect(short.text).toContain('>no</textarea>');
  expect(short.text).toMatch(/<details[^>]* open/);
  await post(app, `${roles}/${id}/revoke`, { reason }, manager).expect(303);

  const mine = await get(app, '/me', holder).expect(200);
  const decision = /href="(\/me\/measures\/[^"]+)"/.exec(mine.text)?.[1] ?? '';
  const told = await get(app, decision, holder).expect(200);
  expect(told.text).toContain(reason);
  expect(told.text).toContain('Revoca di un incarico');
  expect(told.text).toContain('Redattore');
  expect(told.text).not.toContain('Altro motivo');
  await post(app, `${decision}/appeal`, { message: 'Ci sono ancora' }, holder).expect(303);

  const register = `/c/${community.slug}/roles`;
  expect((await get(app, register, manager)).text).toContain(`Motivo: ${reason}`);
  expect((await get(app, register, holder)).text).not.toContain(reason);
  expect((await get(app, `${register}.csv`, manager)).text).not.toContain(reason);
});
