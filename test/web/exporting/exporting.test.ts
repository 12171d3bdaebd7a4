// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { hour, later, minute, systemClock as now } from '../../../src/kernel/clock.js';
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

test('a download that takes too long fails, and the page says that the file is not whole', async () => {
  const community = await aCommunity(db);
  await db
    .insertInto('member')
    .columns(['id', 'status', 'display_name', 'created_at'])
    .expression(
      sql`select gen_random_uuid(), 'active', 'Folla ' || n, now() from generate_series(1, 600) n`,
    )
    .execute();
  await sql`
    insert into stint (id, community_id, member_id, status, started_at, join_path, level_at_join, provider_at_join)
    select gen_random_uuid(), ${community.id}, id, 'active', now(), 'open', 'low', 'spid'
    from member where display_name like 'Folla %'`.execute(db);
  // Each look at the clock is twenty minutes after the one before.
  let looks = 0;
  const app = webApp(db, { now: () => later(now(), (looks += 1) * 20 * minute) });
  const ahead = { authenticatedAt: later(now(), 8 * hour) };
  const manager = app.signIn(actorOf(community.managerId, ahead));
  const here = `/c/${community.slug}/manage/export`;
  await expect(post(app, here, {}, manager)).rejects.toThrow(/aborted|hang up/);
  const page = await get(app, here, manager).expect(200);
  expect(page.text).toContain('Il tuo ultimo file non è completo');
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
