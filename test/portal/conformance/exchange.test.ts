// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { UnsecuredJWT } from 'jose';
import * as oidc from 'openid-client';
import { portalSecret } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aFlow, modes, type Answered, type Flow } from '../../support/portal/conformance.js';
import { tokenRequest } from '../../support/portal/client.js';

const database = useDatabase();
const app = usePortalApp(database);
const world = { db: database.db, app };

const redeemAgain = async ({ portal }: Flow, { fields }: Answered) =>
  tokenRequest(app.issuer, portal, {
    grant_type: 'authorization_code',
    code: fields['code'] ?? '',
    redirect_uri: portal.redirectUris[0] ?? '',
  });

describe.each(modes)('from the code to the tokens, answered by %s', (mode) => {
  it('a code used a second time is refused', async () => {
    const flow = await aFlow(world, mode);
    const answer = await flow.answer();
    await flow.redeem(answer);
    const again = await redeemAgain(flow, answer);
    expect(again).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('a code used again after half a minute ends the token of its first use', async () => {
    const flow = await aFlow(world, mode);
    const answer = await flow.answer();
    const tokens = await flow.redeem(answer);
    app.advance(30_000);
    expect((await redeemAgain(flow, answer)).body).toMatchObject({ error: 'invalid_grant' });
    const told = oidc.fetchUserInfo(flow.config, tokens.access_token, oidc.skipSubjectCheck);
    await expect(told).rejects.toMatchObject({ status: 401 });
  });

  it.each([
    ['another path', 'http://127.0.0.1:9/other'],
    ['a query that was not registered', 'http://127.0.0.1:9/callback?foo=bar'],
    ['nothing', undefined],
  ])('a redirect address of %s is told on a page of ours', async (_what, redirect_uri) => {
    const redirectUris = ['http://127.0.0.1:9/callback', 'http://127.0.0.1:9/callback?kept=1'];
    const flow = await aFlow(world, mode, { redirectUris });
    const { url } = flow.ask({ redirect_uri });
    const page = await flow.visitor.browser.follow(url.href);
    expect(page).toMatchObject({ status: 400, location: undefined });
    expect(page.text).toContain('error page: portal.request_refused');
  });

  it('a redirect address with a query keeps it', async () => {
    const flow = await aFlow(world, 'query', { redirectUris: ['http://127.0.0.1:9/back?kept=1'] });
    expect((await flow.answer()).fields).toMatchObject({ kept: '1', code: expect.any(String) });
  });

  it('an authorization request by POST is answered like one by GET', async () => {
    const flow = await aFlow(world, mode);
    const asked = flow.ask();
    const fields = Object.fromEntries(asked.url.searchParams);
    const posted = await flow.visitor.browser.post(asked.url.pathname, fields);
    expect(posted.status).toBe(303);
    const url = new URL(posted.location ?? '', app.origin);
    const answer = await flow.answerTo({ ...asked, url });
    expect((await flow.redeem(answer)).claims()).toMatchObject({ nonce: asked.nonce });
  });

  it('a portal may send its secret in the body', async () => {
    const metadata = { token_endpoint_auth_method: 'client_secret_post' };
    const flow = await aFlow(world, mode, { metadata });
    const { asked, message } = await flow.answer();
    const auth = oidc.ClientSecretPost(portalSecret);
    const config = new oidc.Configuration(
      flow.config.serverMetadata(),
      flow.portal.clientId,
      undefined,
      auth,
    );
    oidc.allowInsecureRequests(config);
    const checks = { expectedState: asked.state, expectedNonce: asked.nonce };
    const tokens = await oidc.authorizationCodeGrant(config, message, checks);
    expect(tokens.claims()).toMatchObject({ aud: flow.portal.clientId });
  });

  it('a request object by address is refused as unsupported', async () => {
    const flow = await aFlow(world, mode);
    expect(flow.config.serverMetadata().request_uri_parameter_supported).toBe(false);
    const { fields } = await flow.answer({ request_uri: 'https://portal.example/request.jwt' });
    expect(fields).toMatchObject({ error: 'request_uri_not_supported' });
  });

  const unsigned = (claims: Record<string, string>): string => new UnsecuredJWT(claims).encode();

  it('an unsigned request object is refused as unsupported', async () => {
    const flow = await aFlow(world, mode);
    expect(flow.config.serverMetadata().request_parameter_supported).not.toBe(true);
    const { fields } = await flow.answer({ request: unsigned({ scope: 'openid profile' }) });
    expect(fields).toMatchObject({ error: 'request_not_supported' });
  });

  it('a request object leads nobody to another address', async () => {
    const flow = await aFlow(world, mode);
    const { fields, message } = await flow.answer({
      request: unsigned({ redirect_uri: 'https://evil.example/callback' }),
    });
    expect(fields).toMatchObject({ error: 'request_not_supported' });
    expect(message instanceof URL ? message.host : new URL(message.url).host).toBe('127.0.0.1:9');

    const right = flow.portal.redirectUris[0] ?? '';
    const wrong = 'http://127.0.0.1:9/invalid';
    const { url } = flow.ask({ redirect_uri: wrong, request: unsigned({ redirect_uri: right }) });
    const page = await flow.visitor.browser.follow(url.href);
    expect(page).toMatchObject({ status: 400, location: undefined });
    expect(page.text).toContain('error page: portal.request_refused');
  });

  it('a refresh token gives new tokens of the same person, and to its own portal only', async () => {
    const flow = await aFlow(world, mode);
    const asked = { scope: 'openid offline_access', prompt: 'consent' };
    const first = await flow.tokens(asked);
    const refresh = first.refresh_token ?? '';
    const other = await aFlow(world, mode);
    await expect(oidc.refreshTokenGrant(other.config, refresh)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    const second = await oidc.refreshTokenGrant(flow.config, refresh);
    expect(second.access_token).not.toBe(first.access_token);
    const { iss, sub, aud, auth_time } = first.claims() ?? {};
    expect(second.claims()).toMatchObject({ iss, sub, aud, auth_time });
    const told = await oidc.fetchUserInfo(flow.config, second.access_token, sub ?? '');
    expect(told).toMatchObject({ sub });
  });

  it('a request with PKCE succeeds', async () => {
    const flow = await aFlow(world, mode, { pkceRequired: true });
    const verifier = oidc.randomPKCECodeVerifier();
    const { asked, message } = await flow.answer({
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    const tokens = await oidc.authorizationCodeGrant(flow.config, message, {
      pkceCodeVerifier: verifier,
      expectedState: asked.state,
      expectedNonce: asked.nonce,
    });
    expect(tokens.claims()).toMatchObject({ aud: flow.portal.clientId });
  });
});
