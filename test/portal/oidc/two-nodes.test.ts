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
import { tellPortals } from '../../support/portal/logouts.js';
import { useReceivers } from '../../support/portal/webhook-receiver.js';
import { answered, aVisitor, visit } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const aReceiver = useReceivers();

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

  it('are one: signed in on one, refreshed, revoked and logged out on the other', async () => {
    const receiver = await aReceiver();
    const portal = await aPortal(db, {
      logout: { kind: 'back_channel', uri: receiver.url, on: [] },
    });
    const visitor = await aVisitor({ db, app });
    const { tokens, config } = await visit(app, portal, visitor);
    const second = `${app.secondNode}/oidc`;
    const refresh = async (refresh_token = '') =>
      tokenRequest(second, portal, { grant_type: 'refresh_token', refresh_token });
    const refreshed = await refresh(tokens.refresh_token);
    expect(refreshed.status).toBe(200);

    const credentials = Buffer.from(`${portal.clientId}:${portal.secret}`).toString('base64');
    const token = String(refreshed.body['access_token']);
    const post = async (path: string, fields: Record<string, string>) =>
      fetch(`${second}${path}`, {
        method: 'POST',
        headers: { authorization: `Basic ${credentials}` },
        body: new URLSearchParams(fields),
      });
    const known = await post('/token/introspection', { token });
    expect(await known.json()).toMatchObject({ active: true, client_id: portal.clientId });
    await post('/token/revocation', { token });
    const gone = await post('/token/introspection', { token });
    expect(await gone.json()).toEqual({ active: false });

    // The same browser, led to the other node: it asks there, and the answer ends the session everywhere.
    const { browser } = visitor;
    const parameters = new URLSearchParams({ id_token_hint: tokens.id_token ?? '' });
    const asked = await browser.get(`${second}/session/end?${parameters}`);
    const page = JSON.parse(asked.text) as { fields: Record<string, string> };
    await browser.post(`${second}/session/end/confirm`, { ...page.fields, logout: 'yes' });
    await tellPortals({ db, app });
    expect(receiver.calls).toHaveLength(1);
    const left = String(refreshed.body['refresh_token']);
    expect(await refresh(left)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    await expect(oidc.refreshTokenGrant(config, left)).rejects.toMatchObject({
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
