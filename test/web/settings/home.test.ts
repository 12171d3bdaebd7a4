// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, test } from '@jest/globals';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { trustId, type ClientId, type CommunityId, type Slug } from '../../../src/kernel/ids.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import {
  aCommunity,
  aGrant,
  aStint,
  actorOf,
  someMember,
} from '../../support/builders/membership.js';
import { ensureSubject } from '../../../src/portal/store/subjects.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();
const app = webApp(db);
let slug: Slug;
let cookie: string;
let id: CommunityId;
let sector: string;
const form = {
  revision: '0',
  name_it: 'Orti urbani',
  summary_it: 'Chi coltiva in città',
  description_it: '',
  how_it: 'Premi Aderisci',
  privacy_it: '',
  name_en: '',
  summary_en: '',
  description_en: '',
  how_en: '',
  privacy_en: '',
  audience: 'open',
  topics: '',
  province: '',
  contact: '',
  home_url: '/orti?vista=1',
  home_portal: 'piazzetta',
};
const at = (page: string) => `/c/${slug}${page}`;

beforeAll(async () => {
  const community = await aCommunity(db);
  ({ slug, id } = community);
  await aGrant(db, { community, role: 'manager' });
  cookie = app.signIn(actorOf(community.managerId));
  const address = { redirectUris: ['https://piazzetta.example/callback'], returnUrls: [] };
  const served = { ...address, communities: [slug], postLogoutRedirectUris: [] };
  const home = { ...served, clientId: trustId<ClientId>('piazzetta'), name: 'Piazzetta' };
  ({ sector } = await aPortal(db, home));
  await aPortal(db, {
    ...served,
    clientId: trustId<ClientId>('altro'),
    name: 'Altro',
    communities: [],
  });
});

const change = (changed: Partial<typeof form>, code: number) =>
  post(app, at('/manage/settings'), { ...form, ...changed }, cookie).expect(code);

describe('the home space of a community', () => {
  test('is on a portal that serves it, and at an address of that portal', async () => {
    const page = await get(app, at('/manage/settings'), cookie).expect(200);
    expect(page.text).toContain('<option value="piazzetta"');
    expect(page.text).not.toContain('<option value="altro"');
    const elsewhere = await change({ home_url: 'https://altrove.example/' }, 422);
    expect(elsewhere.text).toContain('href="#field-home_url"');
    expect(elsewhere.text).toContain('value="https://altrove.example/"');
    const unserved = await change({ home_portal: 'altro' }, 422);
    expect(unserved.text).toContain('non serve la comunità');
    const nowhere = await change({ home_portal: '' }, 422);
    expect(nowhere.text).toContain('href="#field-home_url"');
    await change({}, 303);
  });

  test('stands on its page and in the catalogue with the name of the portal', async () => {
    const page = await get(app, at('')).expect(200);
    expect(page.text).toContain('href="https://piazzetta.example/orti?vista=1"');
    expect(page.text).toContain('Su Piazzetta');
    expect((await get(app, '/c').expect(200)).text).toContain('Su Piazzetta');
  });

  test('stands on the receipt of whoever leaves', async () => {
    const actor = actorOf(await someMember(db));
    await aStint(db, { community: { id }, memberId: actor.memberId });
    const known = { sector, memberId: actor.memberId };
    await db
      .transaction()
      .execute((trx) => ensureSubject(trx, known, { subject: 'gente-1', at: new Date() }));
    await leaveCommunity({ db, now }, { actor, slug });
    const receipt = await get(app, at('/left'), app.signIn(actor)).expect(200);
    expect(receipt.text).toContain('qui si ritrova la comunità');
  });

  test('is not on the receipt of whom the portal does not know: it is told nothing', async () => {
    const actor = actorOf(await someMember(db));
    await aStint(db, { community: { id }, memberId: actor.memberId });
    await leaveCommunity({ db, now }, { actor, slug });
    const receipt = await get(app, at('/left'), app.signIn(actor)).expect(200);
    expect(receipt.text).not.toContain('Piazzetta');
    expect(receipt.text).toContain('Nessun portale');
    await post(app, at('/return'), {}, app.signIn(actor)).expect(303);
    const later = await get(app, at('/left'), app.signIn(actor)).expect(303);
    expect(later.headers['location']).toBe(at(''));
  });

  test('is said to be closed for now while the portal is switched off', async () => {
    await db
      .updateTable('portal')
      .set({ status: 'disabled' })
      .where('client_id', '=', 'piazzetta')
      .execute();
    const page = await get(app, at('')).expect(200);
    expect(page.text).toContain('su Piazzetta, che al momento è spento');
    expect(page.text).not.toContain('https://piazzetta.example');
    expect((await get(app, '/c').expect(200)).text).not.toContain('Su Piazzetta');
    await change({ revision: '1' }, 303);
  });

  test('no longer names a portal that stopped serving it; the address stays', async () => {
    await db.deleteFrom('portal_community').where('client_id', '=', 'piazzetta').execute();
    const page = await get(app, at('')).expect(200);
    expect(page.text).toContain('href="https://piazzetta.example/orti?vista=1"');
    expect(page.text).not.toContain('Su Piazzetta');
    await change({ revision: '2' }, 422);
    await change({ revision: '2', home_portal: '', home_url: 'https://orti.example/' }, 303);
  });
});
