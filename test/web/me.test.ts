// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { later, minute } from '../../src/kernel/clock.js';
import { useDatabase } from '../support/database.js';
import { actorOf } from '../support/builders/membership.js';
import { get, post, webApp } from '../support/web-app.js';
import { webWorld } from '../support/web-world.js';

const { db } = useDatabase();

describe('a person’s own pages', () => {
  test('greet with the means used, and show what waits', async () => {
    const app = webApp(db);
    const { member } = await webWorld(db);
    const page = await get(app, '/me', app.signIn(member, 'Giulia B.')).expect(200);
    expect(page.text).toContain('Ciao, Giulia B.');
    expect(page.text).toContain('Sei qui con SPID (Gestore alfa), livello 2.');
    expect(page.text).toContain('Ti hanno offerto un incarico');
    expect(page.text).toContain('Richieste in attesa');
  });

  test('name the state of a person whom another state knows, and not SPID', async () => {
    const app = webApp(db);
    const { member } = await webWorld(db);
    const spid = db.updateTable('identity').set({ label: 'eIDAS GR' }).where('kind', '=', 'spid');
    await spid.where('member_id', '=', member.memberId).execute();
    const cookie = app.signIn(member);
    expect((await get(app, '/me', cookie)).text).toContain('Sei qui con eIDAS (GR), livello 2.');
    const ways = await get(app, '/me/identities', cookie);
    expect(ways.text).toContain('eIDAS · GR');
    expect(ways.text).not.toContain('SPID · eIDAS');
  });

  test('are closed to a stranger who knows an address in them', async () => {
    const app = webApp(db);
    const { ids, staff } = await webWorld(db);
    const stranger = app.signIn(staff);
    await post(app, `/me/offers/${ids.offer}`, { answer: 'accept' }, stranger).expect(404);
    await post(app, `/me/identities/${ids.identity}/unlink`, {}, stranger).expect(404);
  });

  test('change the name that others see, and show a bad one again', async () => {
    const app = webApp(db);
    const { member } = await webWorld(db);
    const cookie = app.signIn(member);
    const form = { display_name: 'Giulia dei fiumi', locale: 'en', province: 'RA' };
    await post(app, '/me/profile', form, cookie).expect(303);
    const page = await get(app, '/me/profile', cookie);
    expect(page.text).toContain('value="Giulia dei fiumi"');
    expect(page.text).toMatch(/<option value="RA" selected/);
    const faulty = await post(app, '/me/profile', { ...form, display_name: ' ' }, cookie);
    expect(faulty.status).toBe(422);
    expect(faulty.text).toContain('almeno due');
    const staff = { ...form, display_name: 'Staff regionale', sector: 'culture' };
    const passing = await post(app, '/me/profile', staff, cookie).expect(422);
    expect(passing.text).toContain('value="Staff regionale"');
    expect(passing.text).toContain('sembra di chi gestisce il servizio');
    expect(passing.text).toMatch(/<option value="culture" selected/);
  });

  test('unlink a means, but never the last one that proves the person', async () => {
    const app = webApp(db);
    const { member, ids } = await webWorld(db);
    const card = db.deleteFrom('identity').where('kind', '=', 'cie');
    await card.where('member_id', '=', member.memberId).execute();
    const cookie = app.signIn(member);
    await post(app, `/me/identities/${ids.identity}/unlink`, {}, cookie).expect(303);
    const page = await get(app, '/me/identities', cookie);
    expect(page.text).not.toContain('g…a@example.org');
    expect(page.text).toContain('tuo unico modo di accedere');
  });

  test('ask for a fresh proof before another means is linked', async () => {
    const app = webApp(db);
    const { member } = await webWorld(db);
    const stale = app.signIn(
      actorOf(member.memberId, { authenticatedAt: later(new Date(), -6 * minute) }),
    );
    const page = await get(app, '/me/identities', stale).expect(200);
    expect(page.text).not.toContain('value="link"');
    const proof = await get(app, '/me/identities/confirm', stale).expect(403);
    expect(proof.text).toContain('name="return_to" value="/me/identities/confirm"');
    const fresh = await get(app, '/me/identities', app.signIn(member));
    expect(fresh.text).toContain('name="intent" value="link"');
  });

  test('give everything that is known as a file', async () => {
    const app = webApp(db);
    const { member } = await webWorld(db);
    const file = await get(app, '/me/data/export', app.signIn(member)).expect(200);
    expect(file.headers['content-disposition']).toBe('attachment; filename=piazza.json');
    expect(JSON.parse(file.text)).toMatchObject({ member: { displayName: 'Giulia B.' } });
  });

  test('erase only when the box is ticked', async () => {
    const app = webApp(db);
    const { member } = await webWorld(db);
    const cookie = app.signIn(member);
    const asked = await post(app, '/me/data/erase', {}, cookie).expect(422);
    expect(asked.text).toContain('spunta la casella');
    await post(app, '/me/data/erase', { confirmed: 'yes' }, cookie).expect(303);
    const row = await db
      .selectFrom('member')
      .select(['status', 'given_name'])
      .where('id', '=', member.memberId)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ status: 'erased', given_name: null });
  });
});
