// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import { provinces } from '../../src/kernel/province.js';
import type { Community } from '../../src/membership/domain/community.js';
import { readOverview } from '../../src/membership/use-cases/read-overview.js';
import { aCommunity, aGrant, aStaffMember } from '../support/builders/membership.js';
import { useDatabase } from '../support/database.js';
import { get, webApp } from '../support/web-app.js';

const { db } = useDatabase();

const endAt = (community: Pick<Community, 'id'>, validUntil: Date) =>
  db
    .updateTable('role_grant')
    .set({ valid_until: validUntil })
    .where('community_id', '=', community.id)
    .where('status', '=', 'active')
    .execute();

test('the staff sees which communities may soon be without a manager, and why', async () => {
  const safe = await aCommunity(db, { topics: ['acqua'] });
  await aGrant(db, { community: safe, role: 'manager' });
  const single = await aCommunity(db, { topics: ['acqua'] });
  const ending = await aCommunity(db);
  await aGrant(db, { community: ending, role: 'manager' });
  await endAt(ending, later(now(), 59 * day));
  const later61 = await aCommunity(db);
  await aGrant(db, { community: later61, role: 'manager' });
  await endAt(later61, later(now(), 61 * day));
  const kept = await aCommunity(db);
  await aGrant(db, { community: kept, role: 'caretaker', validUntil: later(now(), 20 * day) });
  await db
    .updateTable('role_grant')
    .set({ status: 'resigned', ended_at: now() })
    .where('community_id', '=', kept.id)
    .where('role', '=', 'manager')
    .execute();
  const frozen = await aCommunity(db, { status: 'frozen' });

  const actor = await aStaffMember(db);
  const { atRisk, topics, territories } = await readOverview({ db, now }, { actor, locale: 'it' });
  expect(atRisk.items.map(({ slug, risks }) => [slug, risks])).toEqual([
    [kept.slug, ['caretaker', 'ending']],
    [ending.slug, ['ending']],
    [single.slug, ['single']],
  ]);
  expect(topics.items).toEqual([{ topic: 'acqua', communities: 2, places: [{ communities: 2 }] }]);
  // Nobody is anywhere in the provinces yet, which is what the network has to see.
  const empty = territories.filter(({ communities }) => communities === 0);
  expect(empty.map(({ province }) => province)).toEqual(provinces);

  const app = webApp(db);
  const { text } = await get(app, '/staff', app.signIn(actor)).expect(200);
  const risk = text.slice(text.indexOf('a rischio di restare'), text.indexOf('Comunità per tema'));
  for (const { slug } of [kept, ending, single])
    expect(risk).toContain(`/staff/communities/${slug}"`);
  for (const { slug } of [safe, later61, frozen]) {
    expect(risk).not.toContain(`/staff/communities/${slug}"`);
  }
  expect(text).toContain('Comunità per tema');
});

test('the communities at risk are read page by page, none twice and none left out', async () => {
  const actor = await aStaffMember(db);
  const until = later(now(), 10 * day);
  const many: string[] = [];
  for (let count = 0; count < 55; count += 1) {
    const community = await aCommunity(db);
    await endAt(community, until);
    many.push(community.slug);
  }
  const first = await readOverview({ db, now }, { actor, locale: 'it' });
  const rest = await readOverview({ db, now }, { actor, locale: 'it', cursor: first.atRisk.next });
  const listed = [...first.atRisk.items, ...rest.atRisk.items].map(({ slug }) => slug);
  expect(first.atRisk.items).toHaveLength(50);
  expect(rest.atRisk.next).toBeUndefined();
  expect(new Set(listed).size).toBe(listed.length);
  expect(listed).toEqual(expect.arrayContaining(many));

  const app = webApp(db);
  const page = await get(app, '/staff', app.signIn(actor)).expect(200);
  const next = /href="([^"]*)"[^>]*rel="next"|rel="next"[^>]*href="([^"]*)"/.exec(page.text);
  const second = await get(app, next?.[1] ?? next?.[2] ?? '', app.signIn(actor)).expect(200);
  expect(second.text).toContain(`/staff/communities/${listed.at(-1)}"`);
  await get(app, '/staff?cursor=abc', app.signIn(actor)).expect(400);
});

test('the staff sees which topics there are in which province, hidden communities and frozen ones too', async () => {
  const bosco = { topics: ['bosco'] };
  await aCommunity(db, { ...bosco, province: 'RA', visibility: 'hidden' });
  await aCommunity(db, { ...bosco, province: 'RA', status: 'frozen' });
  await aCommunity(db, { ...bosco, province: 'BO' });
  await aCommunity(db, bosco);
  await aCommunity(db, { ...bosco, province: 'BO', status: 'archived' });
  const actor = await aStaffMember(db);
  const { topics } = await readOverview({ db, now }, { actor, locale: 'it' });
  expect(topics.items.find(({ topic }) => topic === 'bosco')).toEqual({
    topic: 'bosco',
    communities: 4,
    places: [
      { province: 'BO', communities: 1 },
      { province: 'RA', communities: 2 },
      { communities: 1 },
    ],
  });

  const app = webApp(db);
  const { text } = await get(app, '/staff', app.signIn(actor)).expect(200);
  const table = text.slice(text.indexOf('Temi e territori'));
  const row = table.slice(table.indexOf('<th scope="row">bosco</th><td>'));
  const cells = [...row.slice(0, row.indexOf('</tr>')).matchAll(/<td>(\d+)<\/td>/g)];
  // From west to east, and the whole region last.
  expect(cells.map(([, count]) => count).join(' ')).toBe('0 0 0 0 1 0 2 0 0 1');
});

test('drafts and communities without a manager are read page by page beside each other', async () => {
  const drafts: string[] = [];
  for (let count = 0; count < 52; count += 1) {
    drafts.push((await aCommunity(db, { status: 'draft' })).slug);
  }
  const unmanaged: string[] = [];
  for (let count = 0; count < 52; count += 1) {
    unmanaged.push((await aCommunity(db, { status: 'frozen' })).slug);
  }
  await db
    .updateTable('role_grant')
    .set({ status: 'expired', ended_at: now() })
    .where(
      'community_id',
      'in',
      db.selectFrom('community').select('id').where('slug', 'in', unmanaged),
    )
    .execute();
  const app = webApp(db);
  const staff = app.signIn(await aStaffMember(db));
  const read = async (list: 'drafts' | 'unmanaged', path: string): Promise<string> => {
    const { text } = await get(app, path, staff).expect(200);
    const links = [
      ...text.matchAll(
        /href="(\/staff\?[^"]*)"[^>]*rel="next"|rel="next"[^>]*href="(\/staff\?[^"]*)"/g,
      ),
    ];
    const next = links
      .map(([, before, after]) => (before ?? after ?? '').replaceAll('&amp;', '&'))
      .find((link) => {
        const cursor = new URL(link, 'http://page').searchParams.get(list);
        return cursor !== null && cursor !== new URL(path, 'http://page').searchParams.get(list);
      });
    return next === undefined ? text : text + (await read(list, next));
  };
  const all = (await read('drafts', '/staff')) + (await read('unmanaged', '/staff'));
  expect(
    [...drafts, ...unmanaged].filter((slug) => !all.includes(`/staff/communities/${slug}"`)),
  ).toEqual([]);
  await get(app, '/staff?drafts=abc', staff).expect(400);
  await get(app, '/staff?unmanaged=abc', staff).expect(400);
});

test('charts that show the largest only say so, in both languages', async () => {
  const topics = Array.from({ length: 31 }, (_, index) => `argomento ${index}`);
  await aCommunity(db, { topics });
  const app = webApp(db);
  const staff = app.signIn(await aStaffMember(db));
  const page = await get(app, '/staff', staff).expect(200);
  expect(page.text).toContain('Qui ci sono solo le prime 30 voci');
  const english = await get(app, '/staff', `${staff}; lang=en`).expect(200);
  expect(english.text).toContain('These are only the first 30');
});
