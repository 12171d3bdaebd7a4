// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { aStaffMember } from '../../support/builders/membership.js';
import { anOrganisation } from '../../support/builders/organisation.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

async function staff() {
  const app = webApp(db);
  const cookie = app.signIn(await aStaffMember(db));
  return {
    get: (path: string) => get(app, path, cookie),
    post: (path: string, form: Record<string, string>) => post(app, path, form, cookie),
  };
}
const typed = {
  kind: 'association',
  name: 'Amici della Bassa',
  tax_code: '',
  province: 'FE',
  website: 'https://bassa.example/',
  code: 'amici-bassa',
};

test('staff correct an organisation; who comes second reads how it is now, and keeps what they typed', async () => {
  const page = `/staff/organisations/${await anOrganisation(db)}`;
  const [one, other] = [await staff(), await staff()];
  const seen = (await other.get(page).expect(200)).text;
  expect(seen).toContain('name="revision" value="0"');
  await one.post(page, { ...typed, code: 'Amici-Bassa', revision: '0' }).expect(303);

  const mine = { ...typed, name: 'Amiche della Bassa', revision: '0' };
  const lost = (await other.post(page, mine).expect(409)).text;
  expect(lost).toContain('cambiata nel frattempo');
  expect(lost).toContain('value="Amiche della Bassa"');
  expect(lost).toContain('<dd>Amici della Bassa</dd>');
  const [, revision = ''] = /name="revision" value="(\d+)"/.exec(lost) ?? [];
  await other.post(page, { ...mine, revision }).expect(303);
  expect((await one.get(page)).text).toContain('value="Amiche della Bassa"');
});

test('a faulty form comes back as it was typed', async () => {
  const page = `/staff/organisations/${await anOrganisation(db)}`;
  await anOrganisation(db, { code: 'presa' });
  const person = await staff();
  const faulty = { ...typed, website: 'bassa.example', revision: '0' };
  const refused = (await person.post(page, faulty).expect(422)).text;
  expect(refused).toContain('comincia con https://');
  expect(refused).toContain('value="bassa.example"');
  const taken = await person.post(page, { ...typed, code: 'presa', revision: '0' }).expect(422);
  expect(taken.text).toContain('già di un’altra organizzazione');
  expect(taken.text).toContain('value="Amici della Bassa"');
});

test('staff close it with a reason, which the page keeps', async () => {
  const page = `/staff/organisations/${await anOrganisation(db)}`;
  const person = await staff();
  expect((await person.post(`${page}/close`, { reason: ' ' }).expect(422)).text).toContain(
    'Scrivi perché',
  );
  await person.post(`${page}/close`, { reason: 'Si è sciolta' }).expect(303);
  const closed = (await person.get(page).expect(200)).text;
  expect(closed).toContain('Si è sciolta');
  expect(closed).not.toContain('name="revision"');
  await person.post(page, { ...typed, revision: '1' }).expect(409);
});
