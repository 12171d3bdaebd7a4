// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { aCommunity } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { portalLookup } from '../../../src/compose/portal-lookup.js';
import { get, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

it('the page of a community leads to the portals that serve it, and names those that have no page', async () => {
  const { slug } = await aCommunity(db);
  const served = { communities: [slug] };
  const returnUrls = ['https://partecipa.example/comunita/', 'https://partecipa.example/altro'];
  await aPortal(db, { ...served, name: 'PartecipAzioni', returnUrls });
  await aPortal(db, { ...served, name: 'Senza pagina', returnUrls: [] });
  const app = webApp(db, { portals: portalLookup(db) });
  const { text } = await get(app, `/c/${slug}`).expect(200);
  expect(text).toContain('<a href="https://partecipa.example/comunita/">PartecipAzioni</a>');
  expect(text).toContain('<li>Senza pagina</li>');
});
