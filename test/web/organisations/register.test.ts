// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { aStaffMember } from '../../support/builders/membership.js';
import { hashOf, manyBodies, refreshWith } from '../../support/builders/organisation.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();
const page = '/staff/organisations';
const all = manyBodies(60);

test('staff read that a copy of the index was refused, and say that it is true', async () => {
  const app = webApp(db);
  const cookie = app.signIn(await aStaffMember(db));
  await refreshWith(db, all, now);
  expect((await get(app, page, cookie).expect(200)).text).not.toContain('non si aggiorna');

  const fewer = all.slice(10);
  await expect(refreshWith(db, fewer, now)).rejects.toThrow();
  const shown = (await get(app, page, cookie)).text;
  expect(shown).toContain('non si aggiorna');
  expect(shown).toContain('10 voci su 60 (enti)');
  const [, hash = ''] = /name="hash" value="([0-9a-f]{64})"/.exec(shown) ?? [];
  expect(hash).toBe(hashOf(fewer));

  const accept = `${page}/index/accept`;
  await post(app, accept, { hash: hashOf(all) }, cookie).expect(409);
  await post(app, accept, { hash }, cookie).expect(303);
  const accepted = (await get(app, page, cookie)).text;
  expect(accepted).toContain('ha detto che questa copia (enti) è vera');
  expect(accepted).not.toContain('name="hash"');
  expect(await refreshWith(db, fewer, now)).toMatchObject({ dissolved: 10 });
  expect((await get(app, page, cookie)).text).not.toContain('non si aggiorna');
});

test('of a copy that cannot be read staff read what is to be done; there is nothing to accept', async () => {
  const app = webApp(db);
  const cookie = app.signIn(await aStaffMember(db));
  await expect(refreshWith(db, [], now)).rejects.toThrow();
  const shown = (await get(app, page, cookie)).text;
  expect(shown).toContain('è vuota o non si legge');
  expect(shown).not.toContain('index/accept');
});
