// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { aCommunity, aGrant, actorOf, someMember } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

describe('the roles of a community', () => {
  test('are switched on from the manager’s page, then offered beside each member', async () => {
    const app = webApp(db);
    const community = await aCommunity(db, { furtherRoles: [] });
    const memberId = await someMember(db, 'Giulia B.');
    await aGrant(db, { community, memberId, role: 'co_manager' });
    const manager = app.signIn(actorOf(community.managerId));
    const here = `/c/${community.slug}/manage`;

    const before = await get(app, `${here}/members`, manager).expect(200);
    expect(before.text).not.toContain('value="facilitator"');
    const page = await get(app, `${here}/roles`, manager).expect(200);
    expect(page.text).toContain('Incarichi di questa comunità');
    await post(app, `${here}/roles/in-use`, { facilitator: 'yes' }, manager).expect(303);
    const after = await get(app, `${here}/members`, manager).expect(200);
    expect(after.text).toContain('value="facilitator"');
    const saved = await get(app, `${here}/roles`, manager);
    expect(saved.text).toMatch(
      /id="field-facilitator"[^>]*checked|checked[^>]*id="field-facilitator"/,
    );

    const coManager = app.signIn(actorOf(memberId));
    expect((await get(app, `${here}/roles`, coManager)).text).not.toContain('/roles/in-use');
    await post(app, `${here}/roles/in-use`, { editor: 'yes' }, coManager).expect(403);
    await post(app, `${here}/roles/in-use`, { manager: 'yes' }, manager).expect(400);
    await post(app, `${here}/roles/in-use`, { editor: 'no' }, manager).expect(400);
  });

  test('name the contact person on the community’s page, for whoever sees it', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    const memberId = await someMember(db, 'Anna V.');
    await aGrant(db, { community, memberId, role: 'contact_person' });
    const page = await get(app, `/c/${community.slug}`).expect(200);
    expect(page.text).toMatch(/<dt>Referente<\/dt><dd>Anna V\.<\/dd>/);
  });
});
