// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { createOrganisation } from '../../../src/membership/use-cases/organisations/create-organisation.js';
import { aStaffMember } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();
const list = '/staff/organisations';

async function staff() {
  const actor = await aStaffMember(db);
  const app = webApp(db);
  const cookie = app.signIn(actor);
  const entered = (name: string) =>
    createOrganisation({ db, now }, { actor, kind: 'association', name });
  return {
    entered,
    get: (path: string) => get(app, path, cookie),
    post: (path: string, form: Record<string, string>) => post(app, path, form, cookie),
  };
}

test('staff find the other entry and merge the two; the closed one says where it goes on', async () => {
  const person = await staff();
  const from = await person.entered('Amici del Delta');
  const into = await person.entered('Amici del Delta del Po');
  const page = `${list}/${from}/merge`;
  expect((await person.get(`${list}/${from}`)).text).toContain(`href="${page}"`);
  const shown = (await person.get(`${page}?query=delta`).expect(200)).text;
  expect(shown).toContain(`value="${into}"`);
  expect(shown).not.toContain(`value="${from}"`);
  expect(shown).toMatch(/<option value[^>]*>Scegli/);

  expect(shown).not.toContain('name="reason"');
  expect((await person.get(`${page}?query=delta&into=`).expect(422)).text).toContain(
    'Scegli l’org',
  );
  const both = (await person.get(`${page}?query=delta&into=${into}`).expect(200)).text;
  expect(both).toContain('«Amici del Delta» diventa «Amici del Delta del Po»?');
  expect(both).toMatch(/Rappresentanti[^<]*<\/th><td>0<\/td><td>0<\/td>/);
  expect(both).toContain('Non si può tornare indietro');
  expect(both).toContain('Chiudi «Amici del Delta» e passa tutto a «Amici del Delta del Po»');
  await person.get(`${page}?query=delta&into=${from}`).expect(422);

  const faulty = { into, reason: ' ', query: 'delta' };
  const refused = (await person.post(page, faulty).expect(422)).text;
  expect(refused).toContain('Scrivi perché');
  expect(refused).toContain(`value="${into}"`);
  const done = await person.post(page, { ...faulty, reason: 'Inserita due volte' }).expect(303);
  expect(done.headers['location']).toBe(`${list}/${into}`);
  const closed = (await person.get(`${list}/${from}`).expect(200)).text;
  expect(closed).toContain(`href="${list}/${into}"`);
  expect(closed).not.toContain('/reopen"');
  const people = (await person.get(`/organisations/${from}`).expect(200)).text;
  expect(people).toContain(`href="/organisations/${into}"`);
  expect(people).not.toMatch(/action="[^"]*\/(domains|representatives)"/);
  expect(people).not.toContain('name="query"');
  await person.get(page).expect(409);
});

test('staff find a closed organisation, marked so, and open it again', async () => {
  const person = await staff();
  const page = `${list}/${await person.entered('Circolo chiuso')}`;
  const search = async () => (await person.get(`${list}?query=circolo`)).text;
  const marked = 'Non esiste più';
  expect(await search()).not.toContain(marked);
  await person.post(`${page}/close`, { reason: 'Si è sciolto' }).expect(303);
  expect(await search()).toContain('Circolo chiuso');
  expect(await search()).toContain(marked);
  expect((await person.get(page)).text).toContain(`action="${page}/reopen"`);
  await person.post(`${page}/reopen`, {}).expect(303);
  expect(await search()).not.toContain(marked);
  expect((await person.get(page)).text).toContain('name="revision"');
});

test('a second one of the same name and kind is entered by who says that it is another', async () => {
  const person = await staff();
  await person.entered('Proloco di Mezzo');
  const form = { kind: 'association', name: 'Pròloco di mezzo', tax_code: '', province: 'BO' };
  const entry = { ...form, website: '' };
  const asked = (await person.post(list, entry).expect(422)).text;
  expect(asked).toContain('name="another"');
  expect(asked).toContain('value="Pròloco di mezzo"');
  await person.post(list, { ...entry, kind: 'company' }).expect(303);
  await person.post(list, { ...entry, another: 'yes' }).expect(303);
  const found = (await person.get(`${list}?query=proloco`)).text;
  expect(found).toContain('proloco-di-mezzo');
  expect(found).toMatch(/qui dal( |l’)\d/);
  expect(found).toContain('Bologna');
});
