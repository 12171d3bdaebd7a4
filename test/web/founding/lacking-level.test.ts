// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import type { MemberId } from '../../../src/kernel/ids.js';
import type { Level } from '../../../src/kernel/level.js';
import { aSignedRequest } from '../../support/builders/founding.js';
import { aStaffMember, someActor } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();
const inEnglish = (cookie: string): string => `${cookie}; lang=en`;
const reachOnly = (memberId: MemberId, level: Level) =>
  db.updateTable('identity').set({ level }).where('member_id', '=', memberId).execute();

const form = {
  name: 'Radio di comunità',
  purpose: 'Fare radio insieme',
  presentation: 'Trasmissioni settimanali',
  for_whom: 'Chi ha qualcosa da dire',
  audience: 'open',
  topics: '',
  province: 'RA',
  managers: 'Io, con altri due',
  promoters: 'una@example.org\ndue@example.org',
};

describe('who cannot manage yet what they ask for', () => {
  test('is told in the form, and comes back to it filled after a stronger sign-in', async () => {
    const app = webApp(db);
    const actor = await someActor(db, { level: 'low' });
    const strong = app.signIn({ ...actor, level: 'substantial' });
    const enough = await get(app, '/requests/new', strong).expect(200);
    expect(enough.text).not.toContain('accesso più forte');

    await reachOnly(actor.memberId, 'low');
    const weak = app.signIn(actor);
    const page = await get(app, '/requests/new', weak).expect(200);
    expect(page.text).toContain('Per gestire la comunità serve un accesso più forte');
    expect(page.text).toContain('serve un accesso di livello 2');
    expect(page.text).toContain('arrivano a livello 1');
    const [first] = /<button type="submit"[^>]*class="btn[^>]*>/.exec(page.text) ?? [];
    expect(first).not.toContain('confirm');
    const english = await get(app, '/requests/new', inEnglish(weak)).expect(200);
    expect(english.text).toContain('Managing the community needs a stronger sign-in');

    const asked = await post(app, '/requests/new', { ...form, confirm: 'yes' }, weak).expect(403);
    expect(asked.text).toContain('Quello che hai scritto non va perso.');
    expect(asked.text).toContain('name="return_to" value="/requests/new"');
    const [draft = ''] = String(asked.headers['set-cookie']).split(';');
    await reachOnly(actor.memberId, 'substantial');
    const back = await get(app, '/requests/new', `${strong}; ${draft}`).expect(200);
    expect(back.text).toContain('Trasmissioni settimanali');
    expect(back.text).not.toContain('accesso più forte');
    await post(app, '/requests/new', { ...form, similar_seen: 'yes' }, strong).expect(303);
  });

  test('may send it all the same; its page says it, and so does the staff’s before the approval', async () => {
    const app = webApp(db);
    const { requestId, requester } = await aSignedRequest(db);
    await reachOnly(requester.memberId, 'low');
    const weak = app.signIn({ ...requester, level: 'low' });
    const here = `/requests/${requestId}`;
    expect((await get(app, here, weak)).text).toContain('lo staff non può approvare');
    const asked = await post(app, `${here}/confirm`, {}, weak).expect(403);
    expect(asked.text).toContain(`name="return_to" value="${here}"`);
    await post(app, `${here}/confirm`, {}, app.signIn(await someActor(db))).expect(404);

    const staff = app.signIn(await aStaffMember(db));
    const before = await get(app, `/staff${here}`, staff).expect(200);
    expect(before.text).toContain('serve un accesso di livello 2: ora arriva a livello 1');
    expect(before.text).not.toContain(`/staff${here}/approve`);
    const english = await get(app, `/staff${here}`, inEnglish(staff)).expect(200);
    expect(english.text).toContain('The request cannot be approved for now');
    await post(app, `/staff${here}/approve`, { slug: 'radio-debole' }, staff).expect(409);

    await reachOnly(requester.memberId, 'substantial');
    const strong = app.signIn({ ...requester, level: 'substantial' });
    await post(app, `${here}/confirm`, {}, strong).expect(303);
    expect((await get(app, here, strong)).text).not.toContain('lo staff non può approvare');
    expect((await get(app, `/staff${here}`, staff)).text).toContain(`/staff${here}/approve`);
    await post(app, `/staff${here}/approve`, { slug: 'radio-forte' }, staff).expect(303);
  });

  test('is shown to the staff when they are suspended meanwhile', async () => {
    const app = webApp(db);
    const { requestId, requester } = await aSignedRequest(db);
    await db
      .updateTable('member')
      .set({ status: 'suspended' })
      .where('id', '=', requester.memberId)
      .execute();
    const staff = app.signIn(await aStaffMember(db));
    const page = await get(app, `/staff/requests/${requestId}`, staff).expect(200);
    expect(page.text).toContain('non può diventarne il gestore');
    await post(app, `/staff/requests/${requestId}/approve`, { slug: 'mai' }, staff).expect(403);
  });
});
