// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { aCommunity, aStaffMember } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

test('an administrator intervenes with a reason, sees the pages of managers, and ends it', async () => {
  const app = webApp(db);
  const { slug } = await aCommunity(db);
  const admin = app.signIn(await aStaffMember(db, 'platform_admin'));
  const page = '/staff/break-glass';
  await get(app, `/c/${slug}/manage`, admin).expect(403);

  const form = { community: slug, reason: 'Nessuno risponde da giorni', minutes: '30' };
  const short = await post(app, page, { ...form, reason: 'boh' }, admin).expect(422);
  expect(short.text).toContain('almeno dieci lettere');
  expect(short.text).toContain(`value="${slug}"`);
  await post(app, page, { ...form, minutes: '61' }, admin).expect(422);
  const unknown = await post(app, page, { ...form, community: 'mai-vista' }, admin).expect(422);
  expect(unknown.text).toContain('href="#field-community"');
  expect(unknown.text).toContain(form.reason);
  await post(app, page, form, admin).expect(303);
  await get(app, `/c/${slug}/manage`, admin).expect(200);

  const staff = app.signIn(await aStaffMember(db));
  const seen = await get(app, page, staff).expect(200);
  expect(seen.text).toContain('Nessuno risponde da giorni');
  expect(seen.text).not.toContain('Finisci');
  const own = await get(app, page, admin).expect(200);
  const end = /action="([^"]+\/end)"/.exec(own.text)?.[1] ?? '';
  await post(app, end, {}, admin).expect(303);
  await get(app, `/c/${slug}/manage`, admin).expect(403);
});
