// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Proof } from '../../../src/http/request.js';
import { aCommunity, aStaffMember, aStint } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

async function administration() {
  const app = webApp(db);
  const actor = await aStaffMember(db, 'platform_admin');
  const { memberId } = actor;
  const proof: Proof = {
    memberId,
    level: 'substantial',
    methods: ['spid'],
    at: new Date(),
    provider: 'spid',
    controller: 'Regione Emilia-Romagna',
  };
  const community = await aCommunity(db);
  await aStint(db, { community, memberId });
  return { app, community, cookie: app.signIn(actor, 'Prova', proof) };
}

const tried = ({ clientId }: { clientId: string }): string => `/staff/portals/${clientId}/try`;

describe('the page of a tried sign-in', () => {
  it('shows who keeps the register what the portal would learn of them', async () => {
    const { app, cookie, community } = await administration();
    const portal = await aPortal(db, { scopes: ['openid', 'profile', 'email', 'groups'] });
    const page = await get(app, `/staff/portals/${portal.clientId}`, cookie).expect(200);
    expect(page.text).toContain(`action="${tried(portal)}"`);
    const { text } = await post(app, tried(portal), {}, cookie).expect(200);
    expect(text).toContain('Entreresti subito');
    expect(text).toContain('LoA/substantial');
    expect(text).toContain(community.slug);
    expect(text).toContain('non hai dato un indirizzo e-mail');
    expect(text).toContain('Non può chiedere: offline_access, legal_name, roles, memberships.');
    expect(text).toContain('>SPID<');
  });

  it('says in either language why the session would not do', async () => {
    const { app, cookie } = await administration();
    const portal = await aPortal(db, { minimumLevel: 'high', communities: [] });
    const italian = await post(app, tried(portal), {}, cookie).expect(200);
    expect(italian.text).toContain('serve «Identità digitale di livello 3»');
    expect(italian.text).toContain('Il portale non sa che fai parte di queste');
    const english = await post(app, tried(portal), {}, cookie).set('Accept-Language', 'en');
    expect(english.text).toContain('You would have to sign in again');
    const without = await post(app, tried(await aPortal(db, { agreement: null })), {}, cookie);
    expect(without.text).toContain('il portale non ha una convenzione in vigore per SPID');
  });

  it('is not for a portal that is switched off, unknown, or asked for with more than a press', async () => {
    const { app, cookie } = await administration();
    const portal = await aPortal(db);
    await post(app, `/staff/portals/${portal.clientId}/status`, { on: 'false' }, cookie);
    const page = await get(app, `/staff/portals/${portal.clientId}`, cookie).expect(200);
    expect(page.text).not.toContain(`action="${tried(portal)}"`);
    await post(app, tried(portal), {}, cookie).expect(400);
    await post(app, tried({ clientId: 'nobody' }), {}, cookie).expect(404);
    await post(app, tried(await aPortal(db)), { scope: 'openid' }, cookie).expect(400);
  });
});
