// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import * as oidc from 'openid-client';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { callApi, portalToken } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import {
  authorizationRequest,
  authorize,
  discover,
  tokenRequest,
} from '../../support/portal/client.js';
import { aFlow } from '../../support/portal/conformance.js';
import { aKeyHolder, type KeyHolder } from '../../support/portal/key-holder.js';
import { answered, aVisitor, visit } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const world = { db, app };

describe('a client assertion', () => {
  it('signed by the registered key is taken, once', async () => {
    const { sign, ask } = await aKeyHolder(world);
    const assertion = await sign();
    expect(await ask(assertion)).toMatchObject({ status: 200 });
    expect(await ask(assertion)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  it.each([
    ['unsigned', async ({ claims }) => new UnsecuredJWT(claims).encode()],
    ['signed by another key', async ({ claims }) => forged(claims)],
    ['expired', async ({ sign, now }) => sign({ iat: now - 600, exp: now - 300 })],
    ['for another audience', async ({ sign }) => sign({ aud: 'https://other.example/oidc' })],
    [
      'of another portal',
      async ({ sign }) => sign({ iss: 'other', sub: 'other' }),
      400,
      'invalid_request',
    ],
  ] as [string, (holder: KeyHolder) => Promise<string>, number?, string?][])(
    '%s is refused',
    async (_what, make, status = 401, error = 'invalid_client') => {
      const holder = await aKeyHolder(world);
      const answer = await holder.ask(await make(holder));
      expect(answer).toMatchObject({ status, body: { error } });
      expect(answer.body).not.toHaveProperty('access_token');
    },
  );
});

describe('PKCE', () => {
  it('cannot be taken away between the request and the exchange', async () => {
    const portal = await aPortal(db);
    const config = await discover(app.issuer, portal);
    const { browser } = await aVisitor({ db, app });
    const answer = await authorize(browser, await authorizationRequest(config, portal));
    const exchanged = await tokenRequest(app.issuer, portal, {
      grant_type: 'authorization_code',
      code: answered(answer)['code'] ?? '',
      redirect_uri: portal.redirectUris[0] ?? '',
    });
    expect(exchanged).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('cannot be pretended by a portal that may do without: a verifier needs its challenge', async () => {
    const flow = await aFlow(world);
    const { fields } = await flow.answer();
    const exchanged = await tokenRequest(app.issuer, flow.portal, {
      grant_type: 'authorization_code',
      code: fields['code'] ?? '',
      redirect_uri: flow.portal.redirectUris[0] ?? '',
      code_verifier: oidc.randomPKCECodeVerifier(),
    });
    expect(exchanged).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it.each([
    ['without a secret', { secret: undefined }],
    ['that says to present none', { metadata: { token_endpoint_auth_method: 'none' } }],
  ])('is never optional for a portal %s', async (_what, said) => {
    const without = aPortal(db, { ...said, pkceRequired: false });
    await expect(without).rejects.toMatchObject({ constraint: 'portal_proof' });
  });
});

describe('a token', () => {
  it('refreshed for a scope that was not granted is refused', async () => {
    const visitor = await aVisitor({ db, app });
    const { config, tokens } = await visit(app, await aPortal(db), visitor, { scope: 'openid' });
    const more = oidc.refreshTokenGrant(config, tokens.refresh_token ?? '', {
      scope: 'openid email',
    });
    await expect(more).rejects.toMatchObject({ error: 'invalid_scope' });
  });

  it('of a portal’s own has no scope that it is not registered for', async () => {
    const portal = await aPortal(db, { scopes: ['openid', 'memberships:read'] });
    const config = await discover(app.issuer, portal);
    const more = oidc.clientCredentialsGrant(config, { scope: 'memberships:write' });
    await expect(more).rejects.toMatchObject({ error: 'invalid_scope' });
  });

  it('for an unknown resource is refused', async () => {
    const portal = await aPortal(db);
    const config = await discover(app.issuer, portal);
    const asked = oidc.clientCredentialsGrant(config, { resource: 'https://other.example/api' });
    await expect(asked).rejects.toMatchObject({ error: 'invalid_target' });
  });

  it('for userinfo opens no API, and one for the API no userinfo', async () => {
    const visitor = await aVisitor({ db, app });
    const portal = await aPortal(db);
    const { config, tokens } = await visit(app, portal, visitor);
    const answer = await callApi(app, 'GET', '/communities', { token: tokens.access_token });
    expect(answer.status).toBe(401);

    const api = await portalToken(app, portal);
    const told = oidc.fetchUserInfo(config, api, oidc.skipSubjectCheck);
    await expect(told).rejects.toMatchObject({ status: 401 });
  });
});

async function forged(claims: JWTPayload): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256');
  return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(privateKey);
}
