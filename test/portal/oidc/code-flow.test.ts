// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import { aPortal, aSession } from '../../support/builders/portal.js';
import { someMember } from '../../support/builders/membership.js';
import { statementsOf } from '../../support/count-statements.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aBrowser } from '../../support/portal/browser.js';
import {
  authorizationRequest,
  authorize,
  discover,
  exchange,
} from '../../support/portal/client.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

async function signedIn(displayName = 'Giulia B.') {
  const memberId = await someMember(db, displayName);
  const browser = aBrowser(app.origin);
  browser.setCookie('test_session', await aSession(db, { memberId }));
  return { browser, memberId };
}

describe('a sign-in through an ordinary OpenID Connect client', () => {
  it('gives the code, the tokens and the claims', async () => {
    const portal = await aPortal(db);
    const { browser } = await signedIn();
    const config = await discover(app.issuer, portal);

    const request = await authorizationRequest(config, portal);
    const answer = await authorize(browser, request);
    const tokens = await exchange(config, answer, request);

    expect(tokens.claims()).toMatchObject({
      iss: app.issuer,
      acr: 'http://eidas.europa.eu/LoA/substantial',
      amr: ['spid', 'mfa'],
    });
    const sub = tokens.claims()?.sub ?? '';
    const userinfo = await oidc.fetchUserInfo(config, tokens.access_token, sub);
    expect(userinfo).toMatchObject({ name: 'Giulia B.', groups: [], memberships: [] });
  });

  it('costs few statements', async () => {
    const portal = await aPortal(db);
    const { browser } = await signedIn();
    const config = await discover(app.issuer, portal);
    const first = await authorizationRequest(config, portal);
    await authorize(browser, first);

    const request = await authorizationRequest(config, portal);
    let answer = await browser.get('/');
    const authorized = await statementsOf(async () => {
      answer = await authorize(browser, request);
    });
    let tokens: Awaited<ReturnType<typeof exchange>> | undefined;
    const exchanged = await statementsOf(async () => {
      tokens = await exchange(config, answer, request);
    });
    const told = await statementsOf(async () =>
      oidc.fetchUserInfo(config, tokens?.access_token ?? '', tokens?.claims()?.sub ?? ''),
    );
    // The goal of a whole brokered sign-in is 20; the sign-in itself has its own.
    expect(authorized.length).toBeLessThanOrEqual(9);
    expect(exchanged.length).toBeLessThanOrEqual(6);
    expect(told.length).toBeLessThanOrEqual(3);
  });
});
