// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { inviteStaff } from '../../src/membership/use-cases/invite-staff.js';
import { trustId } from '../../src/kernel/ids.js';
import { readyToOpen } from '../support/builders/settings.js';
import { useDatabase } from '../support/database.js';
import {
  aCommunity,
  aStaffMember,
  aStint,
  someActor,
  someMember,
} from '../support/builders/membership.js';
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
    await readyToOpen(db, trustId('acque-comuni'));
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

describe('who works on the platform', () => {
  test('is invited by a form, whose link is mailed and nowhere shown', async () => {
    const app = webApp(db);
    const administrator = app.signIn(await aStaffMember(db, 'platform_admin'));
    const invited = { email: 'Nuova@Example.org', role: 'support', locale: 'en' };
    await post(app, '/staff/people/invite', invited, administrator).expect(303);
    const [invitation] = app.invitations;
    expect(invitation).toMatchObject({ email: 'Nuova@Example.org', role: 'support', locale: 'en' });
    const people = await get(app, '/staff/people', administrator);
    expect(people.text).not.toContain(invitation?.token);
    const faulty = { ...invited, email: 'nessuno' };
    const asked = await post(app, '/staff/people/invite', faulty, administrator).expect(422);
    expect(asked.text).toContain('Scrivi un indirizzo e-mail');
    expect(asked.text).toContain('value="nessuno"');

    const holder = app.signIn(await someActor(db));
    await post(app, `/staff/accept/${invitation?.token}`, {}, holder).expect(303);
  });

  test('gives the role back, or has it ended by an administrator, but never the last of them', async () => {
    const app = webApp(db);
    await db.updateTable('platform_grant').set({ status: 'ended', ended_at: new Date() }).execute();
    const actor = await aStaffMember(db, 'platform_admin');
    const administrator = app.signIn(actor);
    const officer = await aStaffMember(db, 'regional_staff');
    const grantOf = async (memberId: string) =>
      (
        await db
          .selectFrom('platform_grant')
          .select('id')
          .where('member_id', '=', memberId)
          .where('status', '=', 'active')
          .executeTakeFirstOrThrow()
      ).id;
    const end = `/staff/people/${await grantOf(officer.memberId)}/end`;
    const asked = (await get(app, '/staff/people', administrator)).text;
    expect(asked).toMatch(
      new RegExp(`<summary[^>]*>Concludi</summary><p>[^<]{40}[^<]*</p><form[^>]*action="${end}"`),
    );
    await post(app, end, {}, administrator).expect(303);
    await post(app, end, {}, administrator).expect(404);
    const own = `/staff/people/${await grantOf(actor.memberId)}/end`;
    await post(app, own, {}, administrator).expect(409);
  });

  test('sees no form to invite without the right to', async () => {
    const app = webApp(db);
    const people = await get(app, '/staff/people', app.signIn(await aStaffMember(db)));
    expect(people.text).not.toContain('action="/staff/people/invite"');
  });
});

test('a community whose manager went is in sight of the staff, who appoint a caretaker', async () => {
  const app = webApp(db);
  const staff = app.signIn(await aStaffMember(db));
  const appointed = await aStaffMember(db);
  const community = await aCommunity(db, { status: 'frozen' });
  for (const _ of [1, 2, 3, 4, 5]) await aStint(db, { community });
  await db
    .updateTable('role_grant')
    .set({ status: 'resigned', ended_at: new Date() })
    .where('community_id', '=', community.id)
    .execute();
  const here = `/staff/communities/${community.slug}`;
  expect((await get(app, '/staff', staff)).text).toContain(`href="${here}"`);
  const page = await get(app, here, staff).expect(200);
  expect(page.text).toContain(`value="${appointed.memberId}"`);
  expect(page.text).toContain('Membri mese per mese');
  expect(page.text).toMatch(/<svg height="\d+" role="img"/);
  const chosen = { member: appointed.memberId };
  await post(app, `${here}/caretaker`, chosen, staff).expect(303);
  expect((await get(app, here, staff)).text).toContain('Gestore pro tempore');
  const outsider = { member: await someMember(db, 'Nessuno') };
  await post(app, `${here}/caretaker`, outsider, staff).expect(403);
});
