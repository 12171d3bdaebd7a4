// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { aCommunity } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { authorizationRequest, authorize, discover } from '../../support/portal/client.js';
import { aVisitor } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database, { realPages: true });

it('leads whoever belongs to none to the communities of the portal that they may see, and back to it', async () => {
  const [open, signedIn, hidden, gone, other] = [
    await aCommunity(db, { visibility: 'public' }),
    await aCommunity(db, { visibility: 'signed_in' }),
    await aCommunity(db, { visibility: 'hidden' }),
    await aCommunity(db, { status: 'archived' }),
    await aCommunity(db),
  ];
  const page = async (communities: readonly string[] | 'all') => {
    const portal = await aPortal(db, { membershipRequired: true, communities });
    const visitor = await aVisitor({ db, app });
    const config = await discover(app.issuer, portal);
    const request = await authorizationRequest(config, portal);
    return authorize(visitor.browser, request);
  };
  const shown = await page([open, signedIn, hidden, gone].map(({ slug }) => slug));
  expect(shown.status).toBe(403);
  for (const { slug } of [open, signedIn]) expect(shown.text).toContain(`href="/c/${slug}"`);
  for (const { slug } of [hidden, gone, other]) expect(shown.text).not.toContain(slug);
  expect(shown.text).toMatch(/action="\/interaction\/[^"]+\/abort"/);
  for (const served of [[hidden.slug], 'all'] as const) {
    const { text } = await page(served);
    expect(text).toContain('href="/c"');
    expect(text).not.toContain(hidden.slug);
  }
});
