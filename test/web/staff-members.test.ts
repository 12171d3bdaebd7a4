// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { later, minute } from '../../src/kernel/clock.js';
import { aMember, anIdentity } from '../support/builders/identity.js';
import { actorOf, aStaffMember } from '../support/builders/membership.js';
import { useDatabase } from '../support/database.js';
import { get, post, webApp } from '../support/web-app.js';

const { db } = useDatabase();

async function aSupporter() {
  const app = webApp(db);
  const actor = await aStaffMember(db, 'support');
  return { app, actor, cookie: app.signIn(actor) };
}

describe('looking after accounts', () => {
  test('begins at the search, for who may see no other page of staff', async () => {
    const { app, cookie } = await aSupporter();
    await get(app, '/staff', cookie).expect(303).expect('Location', '/staff/members');
    const page = await get(app, '/staff/members', cookie).expect(200);
    expect(page.text).not.toContain('href="/staff/people"');
    expect(page.text).toContain('href="/staff/members" aria-current="page"');
  });

  test('finds a member and shows how they sign in, never an address or a legal name', async () => {
    const { app, cookie } = await aSupporter();
    const memberId = await aMember(db, {
      displayName: 'Ofelia T.',
      familyName: 'Tassoni',
      email: 'ofelia@example.org',
    });
    await anIdentity(db, { memberId, provider: 'spid', label: 'Gestore alfa' });
    const found = await get(app, '/staff/members?query=ofel', cookie).expect(200);
    expect(found.text).toContain(`/staff/members/${memberId}`);
    const page = await get(app, `/staff/members/${memberId}`, cookie).expect(200);
    expect(page.text).toContain('SPID · Gestore alfa');
    expect(page.text).not.toMatch(/Tassoni|ofelia@/);
  });

  test('suspends with a reason, and lets in again', async () => {
    const { app, cookie } = await aSupporter();
    const here = `/staff/members/${await aMember(db, { displayName: 'Rita' })}`;
    const missing = await post(app, `${here}/suspend`, { reason: '  ' }, cookie).expect(422);
    expect(missing.text).toContain('la persona ha diritto di conoscerlo');
    await post(app, `${here}/suspend`, { reason: 'Messaggi offensivi' }, cookie).expect(303);
    const page = await get(app, here, cookie);
    expect(page.text).toContain('Messaggi offensivi');
    expect(page.text).not.toContain(`${here}/suspend`);
    await post(app, `${here}/suspend`, { reason: 'Di nuovo' }, cookie).expect(409);
    await post(app, `${here}/reinstate`, { reason: 'Chiarito' }, cookie).expect(303);
    expect((await get(app, here, cookie)).text).toMatch(/Riammesso (il |l’)/);
  });

  test('asks for a fresh proof and keeps what was typed', async () => {
    const { app, actor } = await aSupporter();
    const here = `/staff/members/${await aMember(db)}`;
    const authenticatedAt = later(new Date(), -16 * minute);
    const stale = app.signIn(actorOf(actor.memberId, { authenticatedAt }));
    const asked = await post(app, `${here}/suspend`, { reason: 'Un motivo lungo' }, stale)
      .set('Referer', `http://127.0.0.1${here}`)
      .expect(403);
    expect(asked.text).toContain('Quello che hai scritto non va perso');
  });
});
