// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { parseClientId } from '../../../src/kernel/ids.js';
import { presetFor, presetNames } from '../../../src/portal/domain/presets.js';
import { findPortalRow } from '../../../src/portal/store/portals.js';
import { readPortalStates } from '../../../src/portal/store/portal-states.js';
import { aCommunity, aStaffMember } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { fieldsOf } from '../../support/portal/form.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();
const page = '/staff/portals/new';
const site = 'https://portale.comune.example';

async function describing(software: string = 'plone') {
  const app = webApp(db);
  const cookie = app.signIn(await aStaffMember(db, 'platform_admin'));
  const query = new URLSearchParams({ software, site });
  const { text } = await get(app, `${page}?${query.toString()}`, cookie).expect(200);
  const form = { ...fieldsOf(text, page), name: 'Portale delle comunità', controller: 'Regione' };
  return { app, cookie, form };
}

let drawn = 0;
const aClientId = (): string => `aggiunto-${(drawn += 1)}`;
const stateOf = async (clientId: string) => (await readPortalStates(db, [clientId]))[0]?.state;

describe('a new portal', () => {
  it('asks first for the software, and for where it is', async () => {
    const { app, cookie } = await describing();
    const first = await get(app, page, cookie).expect(200);
    expect(first.text).toContain('WordPress');
    const lost = await get(app, `${page}?software=plone&site=portale`, cookie).expect(422);
    expect(lost.text).toContain('href="#field-site"');
    expect(lost.text).toContain('value="portale"');
    const unsaid = await get(app, `${page}?site=${site}`, cookie).expect(422);
    expect(unsaid.text).toContain('href="#field-software"');
    await get(app, `${page}?software=joomla`, cookie).expect(400);
    await get(app, `${page}?software=other&site=`, cookie).expect(200);
  });

  it.each(presetNames)('of %s has what that software needs', async (software) => {
    const { app, cookie, form } = await describing(software);
    const clientId = aClientId();
    const made = await post(app, page, { ...form, client_id: clientId }, cookie).expect(200);
    expect(await stateOf(clientId)).toMatchObject(presetFor(software, site));
    expect(made.text).toContain(`${site}/`);
    expect(made.text.toLowerCase()).toContain(`in ${software}`);
  });

  it('shows its secret once, and what to type into the software beside it', async () => {
    const { app, cookie, form } = await describing();
    const clientId = aClientId();
    const made = await post(app, page, { ...form, client_id: clientId }, cookie).expect(200);
    const [, secret = 'none'] = /id="secret"[^>]*>([^<]+)</.exec(made.text) ?? [];
    expect(secret.length).toBeGreaterThan(31);
    expect(made.text).toContain(`<td><code>${secret}</code></td>`);
    expect(made.text).toContain('OIDC/OAuth2 Issuer');
    for (const path of [`/staff/portals/${clientId}`, `/staff/portals/${clientId}/connect`]) {
      expect((await get(app, path, cookie).expect(200)).text).not.toContain(secret);
    }
  });

  it('serves the communities that are written as addresses of either kind', async () => {
    const { app, cookie, form } = await describing();
    const [one, two] = [await aCommunity(db), await aCommunity(db)];
    const clientId = aClientId();
    const communities = `${one.slug}\n https://piazza.example/c/${two.slug}?x=1 `;
    await post(app, page, { ...form, client_id: clientId, communities }, cookie).expect(200);
    expect((await stateOf(clientId))?.communities).toEqual([one.slug, two.slug].toSorted());
  });

  it('finds communities by name and adds them one by one, all that was typed kept', async () => {
    const { app, cookie, form } = await describing();
    const { slug } = await aCommunity(db);
    const typed = { ...form, client_id: 'ancora', communities: 'gia-scritta', query: slug };
    const found = await post(app, page, { ...typed, find: 'yes' }, cookie).expect(200);
    expect(found.text).toContain(`value="${slug}"`);
    const added = await post(app, page, { ...typed, add: slug }, cookie).expect(200);
    expect(fieldsOf(added.text, page)).toMatchObject({
      ...typed,
      serves: 'some',
      communities: `gia-scritta\n${slug}`,
    });
    const none = await post(app, page, { ...typed, query: '100%_', find: 'yes' }, cookie);
    expect(none.text).toContain('Nessuna comunità');
  });

  it.each([
    ['client_id', 'non va', 'Scrivi un identificativo'],
    ['client_id', 'new', 'Scrivi un identificativo'],
    ['name', ' ', 'Scrivi il nome del portale'],
    ['controller', '', 'Scrivi il titolare'],
    ['redirect_uris', '', 'almeno un indirizzo di ritorno'],
    ['redirect_uris', 'http://portale.example/cb', 'http://portale.example/cb non va bene'],
    ['return_urls', 'https://*.example/', 'https://*.example/ non va bene'],
    ['communities', 'mai-esistita', 'non esistono: mai-esistita'],
    ['logout_kind', 'back_channel', 'Serve un indirizzo se il portale viene avvisato'],
    ['minimum_level', 'enough', 'Scegli una delle risposte'],
  ])('is not taken with %s “%s”: said at the field, nothing is lost', async (field, value, why) => {
    const { app, cookie, form } = await describing();
    // The preset of this form has an address for logout already.
    const bare = field === 'logout_kind' ? { logout_uri: '' } : {};
    const typed = { client_id: 'mai-nato', ...form, ...bare, [field]: value };
    const refused = await post(app, page, typed, cookie).expect(422);
    expect(refused.text).toContain(why);
    const at = field === 'logout_kind' ? 'logout_uri' : field;
    expect(refused.text).toContain(`href="#field-${at}"`);
    const kept = fieldsOf(refused.text, page);
    if (field !== 'minimum_level') expect(kept).toEqual(typed);
    expect(await findPortalRow(db, typed.client_id)).toBeUndefined();
  });

  it('says all that is wrong at once: what cannot be read, what does not fit together, what the rules refuse', async () => {
    const { app, cookie, form } = await describing();
    const { clientId } = await aPortal(db);
    const typed = {
      ...form,
      client_id: clientId,
      name: ' ',
      logout_kind: 'none',
      logout_uri: 'https://portale.example/fine',
      agreement_signed_on: '2026-01-01',
      redirect_uris: 'http://portale.example/cb',
      communities: 'mai-esistita',
    };
    const { text } = await post(app, page, typed, cookie).expect(422);
    const faulty = [...text.matchAll(/<a href="#field-(\w+)">/g)].map(([, name]) => name);
    expect(new Set(faulty)).toEqual(
      new Set([
        'client_id',
        'name',
        'agreement_reference',
        'redirect_uris',
        'communities',
        'logout_uri',
      ]),
    );
    expect(fieldsOf(text, page)).toEqual(typed);
    const mended = { ...typed, name: 'Portale', client_id: 'mai-nato', logout_uri: '' };
    const again = await post(app, page, { ...mended, agreement_signed_on: '' }, cookie).expect(422);
    expect(again.text.match(/<a href="#field-/g)).toHaveLength(2);
  });

  it('is not taken twice under one identifier', async () => {
    const { app, cookie, form } = await describing();
    const { clientId } = await aPortal(db);
    const refused = await post(app, page, { ...form, client_id: clientId }, cookie).expect(422);
    expect(refused.text).toContain('esiste già');
  });

  it('has no fields but those of the form', async () => {
    const { app, cookie, form } = await describing();
    const odd = { ...form, client_id: aClientId(), status: 'active' };
    await post(app, page, odd, cookie).expect(400);
  });

  it('is nobody’s to add but the administrators’', async () => {
    const { app, form } = await describing();
    const cookie = app.signIn(await aStaffMember(db, 'regional_staff'));
    const clientId = aClientId();
    const query = new URLSearchParams({ software: 'plone', site }).toString();
    for (const path of [page, `${page}?${query}`]) await get(app, path, cookie).expect(403);
    const typed = { ...form, client_id: clientId };
    await post(app, page, { ...typed, find: 'yes', query: 'a' }, cookie).expect(403);
    await post(app, page, typed, cookie).expect(403);
    expect(await findPortalRow(db, parseClientId(clientId) ?? '')).toBeUndefined();
  });
});
