// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { inviteStaff } from '../../src/membership/use-cases/invite-staff.js';
import { useDatabase } from '../support/database.js';
import { aStaffMember, someActor, someMember } from '../support/builders/membership.js';
import { get, post, webApp } from '../support/web-app.js';

const { db } = useDatabase();
const deps = { db, now: () => new Date() };

const form = {
  slug: 'acque-comuni',
  name_it: 'Acque comuni',
  summary_it: 'Chi si prende cura dei fiumi',
  how_it: 'Aderisci',
  name_en: 'Shared waters',
  summary_en: 'Those who look after rivers',
  how_en: 'Join',
  audience: 'mixed',
  join_path: 'open',
  member_list: 'members',
  minimum_level: 'low',
  province: 'FE',
  topics: 'acqua, ambiente, acqua',
};

describe('opening a community', () => {
  test('goes from a draft to a first manager to the catalogue', async () => {
    const app = webApp(db);
    const staff = app.signIn(await aStaffMember(db));
    const here = '/staff/communities/acque-comuni';
    await post(app, '/staff/communities/new', form, staff).expect(303).expect('Location', here);
    expect((await get(app, '/staff', staff)).text).toContain('senza gestore');
    expect((await get(app, '/c')).text).not.toContain('Acque comuni');

    const manager = await someMember(db, 'Olmo Z.');
    const found = await get(app, `${here}?query=olmo`, staff).expect(200);
    expect(found.text).toContain(`value="${manager}"`);
    await post(app, `${here}/manager`, { member: manager }, staff).expect(303);
    await post(app, `${here}/activate`, {}, staff).expect(303);
    expect((await get(app, '/c?topic=acqua')).text).toContain('Acque comuni');
  });

  test('shows the form again when the address is taken or a field is missing', async () => {
    const app = webApp(db);
    const staff = app.signIn(await aStaffMember(db));
    const first = { ...form, slug: 'prima-volta' };
    await post(app, '/staff/communities/new', first, staff).expect(303);
    const taken = await post(app, '/staff/communities/new', first, staff).expect(422);
    expect(taken.text).toContain('Questo indirizzo è già stato usato');
    expect(taken.text).toContain('value="Acque comuni"');
    const empty = { ...form, name_it: '', slug: 'Non Valido' };
    const faulty = await post(app, '/staff/communities/new', empty, staff).expect(422);
    expect(faulty.text).toContain('Questo campo serve');
    expect(faulty.text).toContain('lettere minuscole');
  });
});

describe('the link of an invitation', () => {
  test('does nothing until its button is pressed, by somebody well proven', async () => {
    const app = webApp(db);
    await aStaffMember(db, 'platform_admin');
    let token = '';
    await inviteStaff(deps, {
      role: 'regional_staff',
      tokenSink(sent) {
        token = sent;
      },
    });
    const path = `/staff/accept/${token}`;
    const visitor = await get(app, path).expect(303);
    expect(visitor.headers['location']).toContain('minimum=substantial');
    const weak = app.signIn(await someActor(db, { level: 'low' }));
    await get(app, path, weak).expect(403);

    const holder = app.signIn(await someActor(db));
    await get(app, path, holder).expect(200);
    await post(app, path, {}, holder).expect(303);
    const administrator = app.signIn(await aStaffMember(db, 'platform_admin'));
    const people = await get(app, '/staff/people', administrator);
    const confirm = /action="(\/staff\/people\/[^"]+\/confirm)"/.exec(people.text)?.[1] ?? '';
    await get(app, '/staff', holder).expect(403);
    await post(app, confirm, {}, administrator).expect(303);
    await get(app, '/staff', holder).expect(200);
    await post(app, path, {}, holder).expect(410);
  });
});

test('the means of sign-in that do not run say why, to staff', async () => {
  const app = webApp(db);
  const page = await get(app, '/staff/providers', app.signIn(await aStaffMember(db))).expect(200);
  expect(page.text).toContain('clientSecret is missing');
});

test('the changes of the list of identity providers are told to staff, in both languages', async () => {
  const app = webApp(db);
  const staff = app.signIn(await aStaffMember(db));
  const { text } = await get(app, '/staff/providers', staff);
  expect(text).toContain('Copia rifiutata: vale ancora la versione 2.');
  expect(text).toContain('Mancano più di metà dei gestori. Tolti: Gestore alfa.');
  expect(text).toContain('Nuova copia: versione 2, dopo la 1. Aggiunti: Gestore beta.');
  expect(text).toContain('Cambiati: Gestore alfa (certificati, indirizzi).');
  expect(text).toContain('datetime="2026-11-21T09:00:00.000Z"');

  const english = await get(app, '/staff/providers', staff).set('Accept-Language', 'en');
  expect(english.text).toContain('Copy refused: version 2 stays in use.');
});
