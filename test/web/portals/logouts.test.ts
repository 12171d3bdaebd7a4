// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { demandRight } from '../../../src/membership/use-cases/demand-right.js';
import { newId } from '../../../src/kernel/ids.js';
import { aStaffMember } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { logoutsOf } from '../../support/portal/logouts.js';
import { keeping } from '../../support/portal/webhooks.js';
import { get, post, webApp } from '../../support/web-app.js';
import { portalWorld } from '../../support/web-world-portal.js';

const { db } = useDatabase();
const demandKeeper: ReturnType<typeof keeping>['demandKeeper'] = async (at, actor) =>
  demandRight(at, actor, 'client.register');

/** A portal that did not hear of an end of a session, before an administrator. */
async function administration() {
  const app = webApp(db, { keepPortals: { ...keeping(db), demandKeeper } });
  const administrator = await aStaffMember(db, 'platform_admin');
  const cookie = app.signIn(administrator);
  const portal = await portalWorld(db);
  const here = `/staff/portals/${portal.clientId}`;
  const kept = async () => (await logoutsOf(db, portal.clientId)).at(0);
  const again = `${here}/logouts/${portal.logout}`;
  return { app, administrator, cookie, portal, here, kept, again };
}

describe('the sign-outs that a portal was told of', () => {
  it('are listed with why, how they stand and how often they were tried', async () => {
    const { app, cookie, here, again } = await administration();
    const { text } = await get(app, here, cookie).expect(200);
    const section = /<section class="section" id="logouts">.*?<\/section>/s.exec(text)?.[0] ?? '';
    for (const said of ['Ha lasciato la comunità', 'Abbandonata', '<td>7</td>', 'timeout']) {
      expect(section).toContain(said);
    }
    expect(section).toContain(`action="${again}"`);
    expect(section).toContain('aria-label="Riprova: Ha lasciato la comunità"');
    const english = await get(app, here, cookie).set('Accept-Language', 'en').expect(200);
    expect(english.text).toContain('aria-label="Try again: Left the community"');
  });

  it('are tried again from the first attempt on, and the administrator stands in the audit', async () => {
    const { app, administrator, cookie, again, kept, portal } = await administration();
    const answer = await post(app, again, {}, cookie).expect(303);
    expect(answer.headers['location']).toBe(`/staff/portals/${portal.clientId}#logouts`);
    expect(await kept()).toMatchObject({ status: 'pending', attempts: 0, settled_at: null });
    const audit = await db
      .selectFrom('audit_entry')
      .select(['actor', 'data'])
      .where('action', '=', 'logout.retry')
      .where('actor', '=', administrator.memberId)
      .execute();
    expect(audit).toMatchObject([{ data: { clientId: portal.clientId, logout: portal.logout } }]);
  });

  it('are all tried again that were given up, by one button, and the audit says how many', async () => {
    const { app, administrator, cookie, portal, here, kept } = await administration();
    const button =
      /<form method="post" action="([^"]+)"[^>]*>(?:(?!<\/form>).)*<button[^>]*>([^<]*)</gs;
    const acts = async (language: string) => {
      const page = await get(app, here, cookie).set('Accept-Language', language).expect(200);
      return new Map([...page.text.matchAll(button)].map(([, to, words]) => [to, words]));
    };
    expect((await acts('it')).get(`${here}/logouts`)).toBe('Riprova tutte quelle abbandonate');
    expect((await acts('en')).get(`${here}/logouts`)).toBe('Try all again that were given up');

    const regional = app.signIn(await aStaffMember(db, 'regional_staff'));
    await post(app, `${here}/logouts`, {}, regional).expect(403);
    await post(app, `${here}/logouts`, { act: 'all' }, cookie).expect(400);
    expect(await kept()).toMatchObject({ status: 'failed' });
    const answer = await post(app, `${here}/logouts`, {}, cookie).expect(303);
    expect(answer.headers['location']).toBe(`${here}#logouts`);
    expect(await kept()).toMatchObject({ status: 'pending', attempts: 0 });
    const told = [cookie, ...[answer.headers['set-cookie'] ?? []].flat()].join('; ');
    const page = await get(app, here, told).expect(200);
    expect(page.text).toContain('Uscite che erano abbandonate: 1.');
    expect(page.text).not.toContain(`action="${here}/logouts"`);

    await post(app, `${here}/logouts`, {}, cookie).expect(303);
    const audit = await db
      .selectFrom('audit_entry')
      .select('data')
      .where('action', '=', 'logout.replay')
      .where('actor', '=', administrator.memberId)
      .execute();
    expect(audit).toEqual([{ data: { clientId: portal.clientId, count: 1 } }]);
  });

  it('are no table without rows, but a sentence', async () => {
    const { app, cookie, here, portal } = await administration();
    const tablesOf = async () => {
      const { text } = await get(app, here, cookie).expect(200);
      const [, section = ''] = text.split('id="logouts"');
      return { some: section.includes('<table'), told: section.includes('Ancora nessuna.') };
    };
    expect(await tablesOf()).toEqual({ some: true, told: false });
    await db.deleteFrom('logout_delivery').where('id', '=', portal.logout).execute();
    expect(await tablesOf()).toEqual({ some: false, told: true });
  });

  it('have no button where the portal has received them', async () => {
    const { app, cookie, here, again, portal } = await administration();
    await db
      .updateTable('logout_delivery')
      .set({ status: 'delivered', answered: 200, failure: null })
      .where('id', '=', portal.logout)
      .execute();
    const { text } = await get(app, here, cookie).expect(200);
    expect(text).not.toContain(again);
    expect(text).not.toContain(`action="${here}/logouts"`);
  });

  it('are not tried twice: where the same end waits already it stays given up', async () => {
    const { app, cookie, again, kept, portal } = await administration();
    const at = new Date();
    await db
      .insertInto('logout_delivery')
      .values({
        id: newId(),
        client_id: portal.clientId,
        sid: 'a-session',
        cause: 'session_ended',
        status: 'pending',
        next_at: at,
        created_at: new Date(at.getTime() + 1_000),
      })
      .execute();
    const refused = await post(app, again, {}, cookie).expect(409);
    expect(refused.text).toContain('sta già per essere avvisato');
    expect(await kept()).toMatchObject({ status: 'failed' });
  });

  it('are not reached by the address of another portal, nor by other staff', async () => {
    const { app, cookie, portal, again, kept } = await administration();
    const other = `/staff/portals/${(await aPortal(db)).clientId}`;
    await post(app, `${other}/logouts/${portal.logout}`, {}, cookie).expect(404);
    await post(app, again, { act: 'all' }, cookie).expect(400);
    const regional = app.signIn(await aStaffMember(db, 'regional_staff'));
    await post(app, again, {}, regional).expect(403);
    expect(await kept()).toMatchObject({ status: 'failed' });
  });
});
