// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { anExternal } from '../../support/builders/external.js';
import { aStaffMember, someActor } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';
import { externalForm } from '../../support/web-matrix-external.js';

const { db } = useDatabase();

describe('a community that lives elsewhere', () => {
  test('is written down by staff, found by all, changed and taken out', async () => {
    const app = webApp(db);
    const cookie = app.signIn(await aStaffMember(db));
    const form = { ...externalForm, slug: 'custodi' };
    const refused = await post(
      app,
      '/staff/external/new',
      { ...form, home_url: 'http://x' },
      cookie,
    );
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('che comincia con https://');
    expect(refused.text).toContain('Rete dei custodi');
    await post(app, '/staff/external/new', form, cookie).expect(303);
    const taken = await post(app, '/staff/external/new', form, cookie).expect(422);
    expect(taken.text).toContain('gli indirizzi non si riusano');

    const catalogue = await get(app, '/c?way=elsewhere').expect(200);
    expect(catalogue.text).toContain('vive su un altro sito');
    const page = await get(app, '/c/custodi').expect(200);
    expect(page.text).toContain('href="https://custodi.example/"');
    expect(page.text).not.toContain('/staff/external');

    const change = { ...externalForm, name_it: 'Custodi del Po', revision: '0' };
    await post(app, '/staff/external/custodi', change, cookie).expect(303);
    const late = await post(app, '/staff/external/custodi', change, cookie).expect(409);
    expect(late.text).toContain('Qualcun altro ha cambiato');
    expect((await get(app, '/staff/external', cookie)).text).toContain('Custodi del Po');

    await post(app, '/staff/external/custodi/withdraw', {}, cookie).expect(303);
    await get(app, '/c/custodi').expect(404);
    await get(app, '/staff/external/custodi', cookie).expect(404);
  });

  test('says so to whoever would join it here', async () => {
    const app = webApp(db);
    const { slug } = await anExternal(db);
    const cookie = app.signIn(await someActor(db));
    const refused = await post(app, `/c/${slug}/join`, {}, cookie).expect(409);
    expect(refused.text).toContain('vive su un altro sito');
    await get(app, `/c/${slug}/join`, cookie).expect(409);
    await get(app, `/c/${slug}/manage`, cookie).expect(409);
  });
});
