// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../../src/kernel/clock.js';
import type { OrganisationId } from '../../../src/kernel/ids.js';
import { refreshRegister } from '../../../src/membership/use-cases/organisations/refresh-register.js';
import { searchOrganisations } from '../../../src/membership/use-cases/organisations/search-organisations.js';
import { someActor } from '../../support/builders/membership.js';
import { aBodyLine, anEndedUnit, lines, manyUnits } from '../../support/builders/organisation.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();
const mine = '/me/organisations';
let body: OrganisationId | undefined;

async function someone(actor?: Awaited<ReturnType<typeof someActor>>) {
  const app = webApp(db);
  const cookie = app.signIn(actor ?? (await someActor(db)));
  return {
    get: (path: string) => get(app, path, cookie),
    post: (path: string, form: Record<string, string>) => post(app, path, form, cookie),
  };
}

beforeAll(async () => {
  const files = {
    bodies: lines(aBodyLine('c_uffici')),
    units: lines(...manyUnits('c_uffici', 45)),
  };
  await refreshRegister({ db, now: systemClock }, files);
  [{ id: body } = { id: undefined }] = await searchOrganisations({ db }, { query: 'c_uffici' });
});

describe('the offices of a body', () => {
  test('are found by name or code, a page at a time', async () => {
    const person = await someone();
    const first = (await person.get(`${mine}/add/${body}`).expect(200)).text;
    expect(first.match(/name="unit"/g)).toHaveLength(21);
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(first) ?? [];
    const second = (await person.get(next.replaceAll('&amp;', '&')).expect(200)).text;
    expect(second.match(/name="unit"/g)).toHaveLength(21);
    const found = (await person.get(`${mine}/add/${body}?query=u45`).expect(200)).text;
    expect(found).toContain('Ufficio 45 (U45)');
    expect(found.match(/name="unit"/g)).toHaveLength(2);
    expect((await person.get(`${mine}/add/${body}?query=zz`)).text).toContain('Nessun ufficio');
    await person.get(`${mine}/add/${body}?cursor=zz`).expect(400);
  });

  test('a search and a form that are faulty come back as they were typed', async () => {
    const person = await someone();
    const long = 'ufficio '.repeat(20).trim();
    const refused = await person.get(`${mine}/add/${body}?query=${encodeURIComponent(long)}`);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('al massimo 100 caratteri');
    expect(refused.text).toContain(long);

    const typed = { kind: 'elected', title: 'Assessora', unit: 'U7' };
    const here = `${mine}/add/${body}?query=Ufficio%203`;
    const gone = await person.post(here, { ...typed, unit: 'SPARITO' }).expect(422);
    expect(gone.text).toContain('non è nell’indice');
    expect(gone.text).toContain('value="Assessora"');
    const tooLong = await person.post(here, { ...typed, title: 'a'.repeat(121) }).expect(422);
    expect(tooLong.text).toContain('Ufficio 7 (U7)');
    expect(tooLong.text).toContain('Ufficio 33 (U33)');
    await person.post(here, { ...typed, unit: 'u7' }).expect(303);
    expect((await person.get(mine)).text).toContain('Ufficio 7');
  });

  test('that are no more are chosen anew', async () => {
    const { actor, affiliationId } = await anEndedUnit(db);
    const person = await someone(actor);
    expect((await person.get(mine)).text).toContain('ufficio non più nell’indice');
    const here = `${mine}/affiliations/${affiliationId}/unit`;
    expect((await person.get(here).expect(200)).text).toContain('“Ufficio 1” non è più');
    expect((await person.post(here, { unit: 'U1' }).expect(422)).text).toContain(
      'non è nell’indice',
    );
    await person.post(here, { unit: 'U2' }).expect(303);
    const after = (await person.get(mine)).text;
    expect(after).toContain('Ufficio 2');
    expect(after).not.toContain('ufficio non più nell’indice');
    await person.get(here).expect(409);
  });
});
