// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, test } from '@jest/globals';
import { formatDate } from '../../src/i18n/format.js';
import { day, later, minute } from '../../src/kernel/clock.js';
import { expireStaffRoles } from '../../src/membership/use-cases/staff-terms/expire-staff-roles.js';
import { aStaffMember } from '../support/builders/membership.js';
import { anOffice } from '../support/builders/staff-terms.js';
import { useDatabase } from '../support/database.js';
import { get, post, webApp } from '../support/web-app.js';

const { db } = useDatabase();
const deps = { db, now: () => new Date() };

beforeEach(async () => {
  await db.deleteFrom('platform_grant').execute();
});

describe('the terms of roles on the platform', () => {
  test('are shown to the staff, who renew another’s with a button, in both languages', async () => {
    const app = webApp(db);
    const own = await anOffice(db, 'platform_admin', 20 * day);
    const { grantId } = await anOffice(db, 'support', 20 * day);
    const administrator = app.signIn(own.actor);
    const renew = `/staff/people/${grantId}/renew`;

    const page = (await get(app, '/staff/people', administrator).expect(200)).text;
    expect(page).toContain(formatDate('it', later(new Date(), 20 * day)));
    expect(page).toContain(`action="${renew}"`);
    expect(page).not.toContain(`${own.grantId}/renew`);
    await post(app, `/staff/people/${own.grantId}/renew`, {}, administrator).expect(403);
    await post(app, renew, {}, administrator).expect(303).expect('Location', '/staff/people');
    await post(app, renew, {}, administrator).expect(409);

    const english = get(app, '/staff/people', administrator).set('Accept-Language', 'en');
    const after = (await english).text;
    expect(after).toContain('Until');
    expect(after).not.toContain(renew);
  });

  test('are shown to the holder on their own page', async () => {
    const app = webApp(db);
    const { actor } = await anOffice(db, 'support', 20 * day);
    const page = await get(app, '/me', app.signIn(actor)).expect(200);
    expect(page.text).toMatch(
      new RegExp(`fino al( |l’)${formatDate('it', later(new Date(), 20 * day))}`),
    );
  });

  test('once over are said to hold on for the only administrator', async () => {
    const app = webApp(db);
    const { actor } = await anOffice(db, 'platform_admin', -minute);
    await expireStaffRoles(deps);
    const seen = (await get(app, '/staff/people', app.signIn(actor)).expect(200)).text;
    expect(seen).toContain('resta perché nessun’altra persona amministra la piattaforma');
    const staff = app.signIn(await aStaffMember(db));
    expect((await get(app, '/staff/people', staff)).text).not.toContain('/renew"');
  });
});
