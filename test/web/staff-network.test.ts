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
  expect(atRisk.map(({ slug, risks }) => [slug, risks])).toEqual([
    [kept.slug, ['caretaker', 'ending']],
    [ending.slug, ['ending']],
    [single.slug, ['single']],
  ]);
  expect(topics).toEqual([{ topic: 'acqua', communities: 2 }]);
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
