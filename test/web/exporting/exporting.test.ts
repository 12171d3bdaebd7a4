// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { later, minute, systemClock as now } from '../../../src/kernel/clock.js';
import { aCommunity, actorOf, aStint, someMember } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

test('the page says what the file is for; the file is one that a spreadsheet in Italian opens', async () => {
  const app = webApp(db);
  const community = await aCommunity(db);
  await aStint(db, { community, memberId: await someMember(db, '=1+1; "Ada"') });
  const manager = app.signIn(actorOf(community.managerId));
  const here = `/c/${community.slug}/manage/export`;

  const page = await get(app, here, manager).expect(200);
  expect(page.text).toContain('Usalo solo per gestire questa comunità.');
  expect((await get(app, `/c/${community.slug}/manage`, manager)).text).toContain(`href="${here}"`);
  const file = await post(app, here, {}, manager).expect(200);
  expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(file.headers['cache-control']).toBe('no-store');
  expect(file.headers['content-disposition']).toContain(`${community.slug}-membri-`);
  const [header, ...lines] = file.text.trimEnd().split('\r\n');
  expect(header).toBe('\uFEFFNome;Adesione;Membro dal;Incarichi;Organizzazione');
  expect(lines).toHaveLength(2);
  // A name is never a formula.
  expect(lines.some((line) => line.startsWith(`"'=1+1; ""Ada""";attiva;20`))).toBe(true);
  await post(app, here, { all: '1' }, manager).expect(400);

  const member = app.signIn(actorOf((await aStint(db, { community })).memberId));
  expect((await get(app, '/me/data', member)).text).toContain(`href="/c/${community.slug}"`);
});

test('an old sign-in is asked again before anything is written', async () => {
  const app = webApp(db);
  const community = await aCommunity(db);
  const stale = actorOf(community.managerId, { authenticatedAt: later(now(), -20 * minute) });
  const here = `/c/${community.slug}/manage/export`;
  const asked = await post(app, here, {}, app.signIn(stale)).expect(403);
  expect(asked.text).toContain('Conferma la tua identità');
  expect(
    await db
      .selectFrom('member_export')
      .selectAll()
      .where('community_id', '=', community.id)
      .execute(),
  ).toEqual([]);
});
