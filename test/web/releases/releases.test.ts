// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { findPortalRow, updatePortal } from '../../../src/portal/store/portals.js';
import {
  aCommunity,
  actorOf,
  aGrant,
  someActor,
  someMember,
} from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';
import { portalWorld, received } from '../../support/web-world-portal.js';

const { db } = useDatabase();

async function someone() {
  const app = webApp(db);
  const member = actorOf(await someMember(db, 'Giulia B.'));
  const portal = await portalWorld(db);
  await received(db, portal, member.memberId);
  return {
    app,
    member,
    portal,
    cookie: app.signIn(member),
    here: `/me/portals/${portal.clientId}`,
  };
}

describe('what portals received of a person', () => {
  it('is listed by the names of the claims, with when and from which sign-in', async () => {
    const { app, cookie, here } = await someone();
    const list = await get(app, '/me/portals', cookie).expect(200);
    expect(list.text).toContain('PartecipAzioni');
    expect(list.text).toContain('indirizzo e-mail');
    expect(list.text).not.toContain('email_verified');
    expect(list.text).toContain(`href="${here}"`);
    expect((await get(app, '/me/data', cookie)).text).toContain('href="/me/portals"');
    const stranger = app.signIn(await someActor(db));
    const none = await get(app, '/me/portals', stranger).expect(200);
    expect(none.text).toContain('nessun portale ha ricevuto');
    await get(app, here, stranger).expect(404);
  });

  it('is shown with what each says today', async () => {
    const { app, member, cookie, here } = await someone();
    const community = await aCommunity(db);
    await aGrant(db, { community, memberId: member.memberId, role: 'editor' });
    const { text } = await get(app, here, cookie).expect(200);
    expect(text).toContain('<li>Giulia B.</li>');
    expect(text).toContain(`<li>${community.slug}:editor</li>`);
    expect(text).toContain('SPID');
    expect(text).toContain('livello 2');
    expect(text).toContain('senza il tuo nome');
    const english = await get(app, here, cookie).set('Accept-Language', 'en').expect(200);
    expect(english.text).toContain('Value today');
  });

  it('names whom to write to, and only addresses that are ones', async () => {
    const { app, cookie, here, portal } = await someone();
    expect((await get(app, here, cookie)).text).toContain('href="/contatti"');
    const found = await findPortalRow(db, portal.clientId);
    if (!found) throw new Error('the portal is there');
    const metadata = {
      contacts: ['privacy@portale.example', '"><b>'],
      policy_uri: 'javascript:alert(1)',
      client_uri: 'https://portale.example/',
    };
    await db.transaction().execute((trx) => updatePortal(trx, { ...found, metadata }));
    const { text } = await get(app, here, cookie).expect(200);
    expect(text).toContain('href="mailto:privacy@portale.example"');
    expect(text).toContain('href="https://portale.example/"');
    expect(text).not.toMatch(/javascript:|"><b>/);
  });

  it('ends by a button, once, and says so', async () => {
    const { app, cookie, here } = await someone();
    await post(app, `${here}/end`, {}, cookie).expect(303).expect('location', here);
    const { text } = await get(app, here, cookie).expect(200);
    expect(text).toMatch(/Hai interrotto l’invio (il |l’)<time/);
    expect(text).not.toContain(`action="${here}/end"`);
    expect(text).toContain('può averlo conservato');
    await post(app, `${here}/end`, {}, cookie).expect(404);
    await post(app, `${here}/end`, { more: 'x' }, cookie).expect(400);
  });
});
