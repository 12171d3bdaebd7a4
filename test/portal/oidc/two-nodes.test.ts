// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import {
  authorizationRequest,
  authorize,
  discover,
  tokenRequest,
} from '../../support/portal/client.js';
import { answered, aVisitor } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

describe('two nodes on one database', () => {
  it('finish what the other began: code, refresh, revocation', async () => {
    const portal = await aPortal(db);
    const config = await discover(app.issuer, portal);
    const request = await authorizationRequest(config, portal);
    const answer = await authorize((await aVisitor({ db, app })).browser, request);
    const second = `${app.secondNode}/oidc`;

    const redeemed = await tokenRequest(second, portal, {
      grant_type: 'authorization_code',
      code: answered(answer)['code'] ?? '',
      redirect_uri: portal.redirectUris[0] ?? '',
      code_verifier: request.verifier,
    });
    expect(redeemed.status).toBe(200);
    const refreshed = await oidc.refreshTokenGrant(config, String(redeemed.body['refresh_token']));

    const refresh_token = refreshed.refresh_token ?? '';
    const revoked = await fetch(`${second}/token/revocation`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${portal.clientId}:${portal.secret}`).toString('base64')}`,
      },
      body: new URLSearchParams({ token: refresh_token }),
    });
    expect(revoked.status).toBe(200);
    await expect(oidc.refreshTokenGrant(config, refresh_token)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('accept each other’s cookies: a request begun on one is answered on the other', async () => {
    const portal = await aPortal(db);
    const config = await discover(app.issuer, portal);
    const { browser } = await aVisitor({ db, app });
    const request = await authorizationRequest(config, portal);
    const waiting = JSON.parse((await browser.follow(request.url.href)).text);

    const cookie = browser
      .cookies(`/interaction/${waiting.uid}`)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const other = await fetch(`${app.secondNode}/interaction/${waiting.uid}`, {
      headers: { cookie },
    });
    expect(await other.json()).toEqual(waiting);
  });
});
