// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { aCommunity, aGrant, someMember } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

test('the register is found from the page of the community, asked by day, and downloaded', async () => {
  const app = webApp(db);
  const community = await aCommunity(db);
  const memberId = await someMember(db, '=1+1, "Ada"');
  await aGrant(db, { community, role: 'co_manager', memberId });
  const here = `/c/${community.slug}/roles`;

  expect((await get(app, `/c/${community.slug}`)).text).toContain(`href="${here}"`);
  const page = await get(app, here).expect(200);
  expect(page.headers['x-robots-tag']).toBe('noindex');
  expect(page.text).toContain('Co-gestore');
  expect((await get(app, `${here}?on=2020-01-01`).expect(200)).text).toContain('Nessun incarico');
  const odd = await get(app, `${here}?on=2026-02-31`).expect(422);
  expect(odd.text).toContain('Scrivi un giorno che esiste');
  expect(odd.text).toContain('value="2026-02-31"');

  const file = await get(app, `${here}.csv`).expect(200);
  expect(file.headers['content-type']).toContain('text/csv');
  expect(file.headers['content-disposition']).toContain(`${community.slug}-roles.csv`);
  const [header, ...lines] = file.text.trimEnd().split('\r\n');
  expect(header).toBe('person,role,from,until,ended,appointed_by');
  expect(lines).toHaveLength(2);
  // A name is never a formula.
  expect(file.text).toContain(`"'=1+1, ""Ada""",co_manager,`);
  await get(app, `${here}.csv?on=yesterday`).expect(400);
  // What a newsletter adds to an address, or somebody by hand, is passed over: it shows no more.
  const past = await get(app, `${here}.csv?on=2020-01-01`).expect(200);
  expect((await get(app, `${here}.csv?on=2020-01-01&all=1`)).text).toBe(past.text);
});
