// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { aCommunity, aGrant, aStaffMember, actorOf } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

const words = {
  revision: '0',
  name_it: 'Orti urbani',
  summary_it: 'Chi coltiva in città',
  description_it: 'Scambio di semi',
  how_it: 'Premi Aderisci',
  privacy_it: 'I dati restano qui',
  name_en: '',
  summary_en: '',
  description_en: '',
  how_en: '',
  privacy_en: '',
  audience: 'mixed',
  topics: 'orti, semi',
  province: 'PR',
  contact: 'orti@example.org',
  home_url: 'https://portale.example/orti',
};
const rules = {
  revision: '0',
  visibility: 'public',
  participation: 'members',
  member_list: 'members',
  minimum_level: 'low',
  cool_down_days: '10',
  service_days: '7',
  open_on: 'yes',
  open_level: 'substantial',
  open_domains: '',
  affiliation_on: 'yes',
  affiliation_level: '',
  affiliation_domains: '@Comune.example.it, asl.example.it',
  affiliation_with_spid: 'yes',
  affiliation_adults: 'yes',
  invitation_level: '',
  invitation_domains: '',
  approval_level: '',
  approval_domains: '',
};

describe('the settings', () => {
  test('say what a community is, in one language or two; faults stand beside what was typed', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    const cookie = app.signIn(actorOf(community.managerId));
    const here = `/c/${community.slug}/manage/settings`;
    await get(app, here, cookie).expect(200);
    const wrong = {
      ...words,
      name_en: 'Gardens',
      contact: 'nessuno',
      home_url: 'http://x.example',
    };
    const faulty = await post(app, here, wrong, cookie).expect(422);
    for (const field of ['summary_en', 'contact', 'home_url']) {
      expect(faulty.text).toContain(`href="#field-${field}"`);
    }
    expect(faulty.text).toContain('Scambio di semi');

    await post(app, here, words, cookie).expect(303);
    const page = await get(app, `/c/${community.slug}`).expect(200);
    for (const text of [
      'Orti urbani',
      'Scambio di semi',
      'I dati restano qui',
      'orti@example.org',
    ]) {
      expect(page.text).toContain(text);
    }
    const late = await post(app, here, { ...words, name_it: 'Tardi' }, cookie).expect(409);
    expect(late.text).toContain('nel frattempo');
    expect(late.text).toContain('value="Tardi"');
  });

  test('open several ways at once, each with its conditions, and show them again', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    const cookie = app.signIn(actorOf(community.managerId));
    const here = `/c/${community.slug}/manage/policy`;
    const late = { ...rules, cool_down_days: '900', service_days: '0' };
    const faulty = await post(app, here, late, cookie).expect(422);
    expect(faulty.text).toContain('da 0 a 365');
    expect(faulty.text).toContain('da 1 a 90');
    const none = { ...rules, affiliation_domains: '' };
    const unconditional = await post(app, here, none, cookie).expect(422);
    expect(unconditional.text).toContain('href="#field-affiliation_domains"');

    await post(app, here, rules, cookie).expect(303);
    const { join_ways: ways, service_days: days } = await db
      .selectFrom('community')
      .select(['join_ways', 'service_days'])
      .where('id', '=', community.id)
      .executeTakeFirstOrThrow();
    expect(days).toBe(7);
    expect(ways).toEqual([
      { path: 'open', minimumLevel: 'substantial' },
      {
        path: 'affiliation',
        emailDomains: ['comune.example.it', 'asl.example.it'],
        providers: ['spid'],
        adults: true,
      },
    ]);
    const page = await get(app, here, cookie).expect(200);
    expect(page.text).toContain('value="comune.example.it, asl.example.it"');
    expect(page.text).not.toContain('value="none"');
  });

  test('refuse a way that none of its providers can open, and promise a visitor nothing', async () => {
    const app = webApp(db);
    const { slug, managerId } = await aCommunity(db);
    const cookie = app.signIn(actorOf(managerId));
    const here = `/c/${slug}/manage/policy`;
    const only = { ...rules, open_level: 'high', open_with_spid: 'yes', affiliation_on: '' };
    const { affiliation_on: _off, affiliation_with_spid: _none, ...closed } = only;
    const refused = await post(app, here, closed, cookie).expect(422);
    expect(refused.text).toContain('href="#field-open_level"');

    const { open_with_spid: _named, ...unnamed } = closed;
    const saved = await post(app, here, unnamed, cookie).expect(303);
    expect(saved.headers['set-cookie']?.[0]).toContain('saved_closed');
    const page = await get(app, `/c/${slug}`).expect(200);
    expect(page.text).not.toContain('bastano pochi istanti');
    expect(page.text).not.toContain(`href="/c/${slug}/join"`);
    const join = await get(app, `/c/${slug}/join`).expect(303);
    expect(join.headers['location']).toBe(`/c/${slug}`);
  });

  test('move a community, whose old address leads to the new one', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    const cookie = app.signIn(actorOf(community.managerId));
    const here = `/c/${community.slug}/manage/address`;
    const { slug: taken } = await aCommunity(db);
    const refused = await post(app, here, { revision: '0', slug: taken }, cookie).expect(422);
    expect(refused.text).toContain('già stato usato');
    await post(app, here, { revision: '0', slug: 'orti-in-citta' }, cookie).expect(303);
    const old = await get(app, `/c/${community.slug}?query=anna`).expect(301);
    expect(old.headers['location']).toBe('/c/orti-in-citta?query=anna');
    await get(app, `/c/${community.slug}/manage/policy`, cookie).expect(301);
  });
});

describe('the staff', () => {
  test('sees what a draft lacks, each with the way to it, until it may open', async () => {
    const app = webApp(db);
    const draft = await aCommunity(db, { status: 'draft', ways: [] });
    const staff = app.signIn(await aStaffMember(db));
    const here = `/staff/communities/${draft.slug}`;
    const page = await get(app, here, staff).expect(200);
    expect(page.text).toContain(`/c/${draft.slug}/manage/policy`);
    expect(page.text).toContain('La nota sulla privacy');
    expect(page.text).not.toContain(`${here}/activate`);
    await post(app, `${here}/activate`, {}, staff).expect(409);
    await post(app, `/c/${draft.slug}/manage/settings`, words, staff).expect(303);
    await post(app, `/c/${draft.slug}/manage/policy`, { ...rules, revision: '1' }, staff).expect(
      303,
    );
    const { memberId } = await aGrant(db, { community: draft, role: 'manager' });
    const manager = app.signIn(actorOf(memberId));
    const rest = await get(app, `/c/${draft.slug}/manage/settings`, manager).expect(200);
    expect(rest.text).toContain('Le condizioni d’uso');
    expect(rest.text).not.toContain('La nota sulla privacy</a>');
  });

  test('freezes, lets go on and archives with a reason that the page shows', async () => {
    const app = webApp(db);
    const { slug } = await aCommunity(db);
    const staff = app.signIn(await aStaffMember(db));
    const here = `/staff/communities/${slug}`;
    await post(app, `${here}/freeze`, { reason: ' ' }, staff).expect(422);
    await post(app, `${here}/freeze`, { reason: 'Una lite in corso' }, staff).expect(303);
    expect((await get(app, `/c/${slug}`)).text).toContain('Una lite in corso');
    await post(app, `${here}/unfreeze`, {}, staff).expect(303);
    await post(app, `${here}/lower`, { reason: 'Solo lettura' }, staff).expect(303);
    await post(app, `${here}/archive`, { reason: 'Progetto concluso' }, staff).expect(303);
    expect((await get(app, `/c/${slug}`)).text).toContain('Progetto concluso');
  });
});
