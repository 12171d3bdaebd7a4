// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { trustId, type ClientId } from '../../../src/kernel/ids.js';
import { readPortalStates } from '../../../src/portal/store/portal-states.js';
import { findPortal } from '../../../src/portal/use-cases/portals.js';
import type { Registration } from '../../../src/portal/use-cases/register-portal.js';
import { aCommunity, aStaffMember } from '../../support/builders/membership.js';
import { aPortal, testBox, testGround } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { fieldsOf } from '../../support/portal/form.js';
import { keeping } from '../../support/portal/webhooks.js';
import { get, post, webApp } from '../../support/web-app.js';
import type { WebDeps } from '../../../src/web/deps.js';

const { db } = useDatabase();
const addresses = {
  redirectUris: ['https://portale.example/callback'],
  postLogoutRedirectUris: ['https://portale.example/'],
  returnUrls: ['https://portale.example/'],
};

async function editing(overrides: Partial<Registration> = {}, parts: Partial<WebDeps> = {}) {
  const app = webApp(db, parts);
  const cookie = app.signIn(await aStaffMember(db, 'platform_admin'));
  const { clientId } = await aPortal(db, { ...addresses, ...overrides });
  const here = `/staff/portals/${clientId}`;
  const page = `${here}/edit`;
  const { text } = await get(app, page, cookie).expect(200);
  const state = async () => (await readPortalStates(db, [clientId]))[0]?.state;
  const shown = async (answer: { headers: Record<string, unknown> }) => {
    const [flash = ''] = [answer.headers['set-cookie']].flat().map(String);
    return (await get(app, here, `${cookie}; ${flash.split(';')[0]}`)).text;
  };
  return { app, cookie, here, page, text, form: fieldsOf(text, page), state, shown };
}

describe('a portal that is changed', () => {
  it('stands in the form as it is, and stays so where nothing is changed', async () => {
    const { slug } = await aCommunity(db);
    const odd: Partial<Registration> = {
      communities: [slug],
      scopes: ['memberships', 'openid', 'scim'],
      allowedProviders: ['federa', 'spid'],
      metadata: { token_endpoint_auth_method: 'client_secret_post', contacts: ['a@b.example'] },
      claimShape: { groups: 'objects', prefix: 'p-', inIdToken: true },
      logout: {
        kind: 'back_channel',
        uri: 'https://portale.example/bye',
        on: ['suspended', 'left'],
      },
    };
    const { app, cookie, page, form, state, shown } = await editing(odd);
    const before = await state();
    const saved = await post(app, page, form, cookie).expect(303);
    expect(await state()).toEqual(before);
    expect(await shown(saved)).toContain('Non è cambiato nulla');
  });

  it('says after saving what was changed, and that people are shown what is new', async () => {
    const { app, cookie, page, form, state, shown } = await editing({ scopes: ['openid'] });
    const typed = { ...form, name: 'Altro nome', scope_email: 'yes', minimum_level: 'low' };
    const saved = await post(app, page, typed, cookie).expect(303);
    expect(await state()).toMatchObject({
      name: 'Altro nome',
      minimumLevel: 'low',
      scopes: ['openid', 'email'],
    });
    const told = await shown(saved);
    expect(told).toContain('Cambiato: Nome, Che cosa può chiedere, Livello minimo.');
    expect(told).toContain('ogni persona legge che il portale riceve di più');
  });

  it('keeps what was typed where somebody else was faster, who is overwritten only knowingly', async () => {
    const { app, cookie, page, form, state } = await editing();
    await post(app, page, { ...form, name: 'Il primo' }, cookie).expect(303);
    const typed = { ...form, name: 'Il secondo', controller: 'Comune' };
    const late = await post(app, page, typed, cookie).expect(409);
    expect(late.text).toContain('<li>Qualcun altro ha cambiato questo portale nel frattempo.');
    expect(await state()).toMatchObject({ name: 'Il primo' });
    const again = fieldsOf(late.text, page);
    expect({ ...again, tag: '' }).toEqual({ ...typed, tag: '' });
    await post(app, page, again, cookie).expect(303);
    expect(await state()).toMatchObject({ name: 'Il secondo', controller: 'Comune' });
  });

  it.each([
    ['redirect_uris', 'http://portale.example/cb', 'http://portale.example/cb non va bene'],
    ['communities', 'mai-esistita', 'non esistono: mai-esistita'],
    ['name', '', 'Scrivi il nome'],
    ['agreement_by_processor', 'yes', 'Scrivi il riferimento dell’atto'],
    ['attribute_service', '77', 'servizio'],
    ['auth_method', 'private_key_jwt', 'Servono le chiavi pubbliche'],
    ['sector', 'provinciale', 'Questo settore è di un altro ente'],
    ['jwks', '{"keys":[{"kty":"EC","d":"x"}]}', 'senza la metà privata'],
  ])('is not taken with %s “%s”, and nothing is lost', async (field, value, why) => {
    await sectorOfAnother();
    const { app, cookie, page, form, state } = await editing({ agreement: null, communities: [] });
    const before = await state();
    const typed = { ...form, [field]: value };
    const refused = await post(app, page, typed, cookie).expect(422);
    expect(refused.text).toContain(why);
    const elsewhere: Record<string, string> = {
      agreement_by_processor: 'agreement_reference',
      auth_method: 'jwks',
    };
    const at = elsewhere[field] ?? field;
    expect(refused.text).toContain(`href="#field-${at}"`);
    const kept = fieldsOf(refused.text, page);
    if (field !== 'attribute_service') expect(kept).toEqual(typed);
    expect(await state()).toEqual(before);
  });

  it('turns to a key of its own, and back to a secret, which is shown once', async () => {
    const { app, cookie, page, form, here, state } = await editing();
    const signing = {
      ...form,
      auth_method: 'private_key_jwt',
      jwks_uri: 'https://portale.example/keys',
    };
    await post(app, page, signing, cookie).expect(303);
    expect((await state())?.metadata).toEqual({
      token_endpoint_auth_method: 'private_key_jwt',
      jwks_uri: 'https://portale.example/keys',
    });
    const detail = await get(app, here, cookie).expect(200);
    expect(detail.text).toContain('Il segreto di prima vale ancora');
    expect(detail.text).not.toContain('Rinnova');
    const now = fieldsOf((await get(app, page, cookie).expect(200)).text, page);
    const back = await post(app, page, { ...now, auth_method: 'client_secret_basic' }, cookie);
    expect(back.status).toBe(200);
    expect(back.text).toContain('id="secret"');
  });

  it('is given an agreement, which its pages lack plainly before', async () => {
    const { app, cookie, here, page, form, state } = await editing({ agreement: null });
    for (const path of [here, '/staff/portals']) {
      expect((await get(app, path, cookie)).text).toContain('Senza convenzione');
    }
    const agreement = {
      agreement_reference: 'PG/2026/12',
      agreement_signed_on: '2026-01-31',
      agreement_ends_on: '2020-01-31',
    };
    const wrong = await post(app, page, { ...form, ...agreement }, cookie).expect(422);
    expect(wrong.text).toContain('href="#field-agreement_ends_on"');
    const right = { ...form, ...agreement, agreement_ends_on: '', attribute_service: '3' };
    await post(app, page, right, cookie).expect(303);
    expect(await state()).toMatchObject({
      agreement: {
        reference: 'PG/2026/12',
        signedOn: '2026-01-31',
        endsOn: null,
        byProcessor: false,
      },
      attributeService: 3,
    });
    const { text } = await get(app, here, cookie).expect(200);
    expect(text).toContain('PG/2026/12');
    expect(text).not.toContain('Senza convenzione');
  });

  it('says all that is wrong with it at once', async () => {
    const { app, cookie, page, form } = await editing();
    const wrong = {
      name: '',
      return_urls: 'https://*.example/',
      agreement_reference: '',
    };
    const { text } = await post(app, page, { ...form, ...wrong }, cookie).expect(422);
    const faulty = [...text.matchAll(/<a href="#field-(\w+)">/g)].map(([, name]) => name);
    expect(faulty.toSorted()).toEqual(['agreement_reference', 'name', 'return_urls']);
    expect(fieldsOf(text, page)).toMatchObject(wrong);
  });

  it('is changed where it is written, when the configuration of the service keeps it', async () => {
    const fixed = { ...testGround, loopback: false, fixed: ['fisso'] };
    const keepPortals = { ...keeping(db), box: testBox, ground: fixed };
    const { text } = await editing({ clientId: 'fisso' as never }, { keepPortals });
    expect(text).toContain('scritto nella configurazione');
    expect(text).not.toContain('action="/staff/portals/fisso/edit"');
  });
});

const sectorOfAnother = async () => {
  const clientId = trustId<ClientId>('della-provincia');
  const there = await findPortal(db, clientId);
  if (!there) await aPortal(db, { clientId, controller: 'Provincia', sector: 'provinciale' });
};
