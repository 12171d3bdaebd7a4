// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import { aPortal } from '../../support/builders/portal.js';
import { someMember } from '../../support/builders/membership.js';
import { statementsOf } from '../../support/count-statements.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import {
  authorizationRequest,
  authorize,
  discover,
  exchange,
  tokenRequest,
  type Tokens,
} from '../../support/portal/client.js';
import { answered, aVisitor, visit } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

/** A code that waits to be exchanged, and the exchange as a portal would send it. */
async function aCode() {
  const portal = await aPortal(db);
  const config = await discover(app.issuer, portal);
  const request = await authorizationRequest(config, portal);
  const answer = await authorize((await aVisitor({ db, app })).browser, request);
  const fields = {
    grant_type: 'authorization_code',
    code: answered(answer)['code'] ?? '',
    redirect_uri: portal.redirectUris[0] ?? '',
    code_verifier: request.verifier,
  };
  return { portal, config, fields, redeem: async () => tokenRequest(app.issuer, portal, fields) };
}

describe('a sign-in through an ordinary OpenID Connect client', () => {
  it('gives the code with the issuer, the tokens and the claims', async () => {
    const memberId = await someMember(db, 'Giulia B.');
    const portal = await aPortal(db);
    const { answer, tokens, config, sub } = await visit(
      app,
      portal,
      await aVisitor({ db, app }, { memberId }),
    );

    expect(answered(answer)).toMatchObject({ iss: app.issuer });
    expect(tokens.claims()).toMatchObject({
      iss: app.issuer,
      aud: portal.clientId,
      acr: 'http://eidas.europa.eu/LoA/substantial',
      amr: ['spid', 'mfa'],
      sid: expect.any(String),
      auth_time: expect.any(Number),
    });
    const userinfo = await oidc.fetchUserInfo(config, tokens.access_token, sub);
    expect(userinfo).toMatchObject({ sub, name: 'Giulia B.', groups: [], memberships: [] });
  });

  it('costs few statements', async () => {
    const portal = await aPortal(db);
    const { browser } = await aVisitor({ db, app });
    const { config, sub, tokens: first } = await visit(app, portal, { browser });
    // What a portal receives is written down when it is the first time.
    await oidc.fetchUserInfo(config, first.access_token, sub);

    const request = await authorizationRequest(config, portal);
    let answer = await browser.get('/');
    const authorized = await statementsOf(async () => {
      answer = await authorize(browser, request);
    });
    let tokens: Tokens | undefined;
    const exchanged = await statementsOf(async () => {
      tokens = await exchange(config, answer, request);
    });
    const told = await statementsOf(async () =>
      oidc.fetchUserInfo(config, tokens?.access_token ?? '', sub),
    );
    for (const sent of [authorized, exchanged, told]) expect(sent).not.toEqual([]);
    // The goal of a whole brokered sign-in is 20; these are its parts on the portal's side.
    expect(authorized.length).toBeLessThanOrEqual(6);
    // One of them asks whether the secret that was presented has been taken away a moment ago.
    expect(exchanged.length).toBeLessThanOrEqual(5);
    expect(told.length).toBeLessThanOrEqual(3);
  });

  it('is found at the address of RFC 8414 too', async () => {
    const at = `${app.origin}/.well-known/oauth-authorization-server/oidc`;
    const metadata = (await (await fetch(at)).json()) as Record<string, unknown>;
    expect(metadata).toMatchObject({
      issuer: app.issuer,
      authorization_endpoint: `${app.issuer}/auth`,
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    });
  });

  it('builds its addresses from the configuration, whatever a client calls the host', async () => {
    const response = await fetch(`${app.issuer}/.well-known/openid-configuration`, {
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    });
    expect(await response.json()).toMatchObject({ token_endpoint: `${app.issuer}/token` });
  });
});

describe('an authorization request', () => {
  it('to an address that is not registered ends on a page of ours', async () => {
    const portal = await aPortal(db);
    const { browser } = await aVisitor({ db, app });
    const config = await discover(app.issuer, portal);
    const redirect_uri = `${portal.redirectUris[0]}/../elsewhere`;
    const request = await authorizationRequest(config, portal, { redirect_uri });
    const answer = await browser.get(request.url.href);
    expect(answer).toMatchObject({ status: 400, location: undefined });
    expect(answer.text).toBe('error page: portal.request_refused');
  });

  it.each([
    ['without PKCE', { code_challenge: '', code_challenge_method: '' }],
    ['with the plain method of PKCE', { code_challenge_method: 'plain' }],
  ])('%s is refused', async (_how, parameters) => {
    const portal = await aPortal(db);
    const { browser } = await aVisitor({ db, app });
    const config = await discover(app.issuer, portal);
    const { url } = await authorizationRequest(config, portal, parameters);
    for (const [name, value] of Object.entries(parameters))
      if (value === '') url.searchParams.delete(name);
    expect(answered(await browser.get(url.href))).toMatchObject({ error: 'invalid_request' });
  });

  it('for a scope beyond the registration is refused', async () => {
    const portal = await aPortal(db, { scopes: ['openid', 'profile'] });
    const { browser } = await aVisitor({ db, app });
    const config = await discover(app.issuer, portal);
    const request = await authorizationRequest(config, portal, { scope: 'openid email' });
    expect(answered(await browser.get(request.url.href))).toMatchObject({ error: 'invalid_scope' });
  });

  it('of a portal that was disabled ends on a page of ours, within seconds', async () => {
    const portal = await aPortal(db);
    const { browser } = await aVisitor({ db, app });
    const { config } = await visit(app, portal, { browser });
    const disabled = { status: 'disabled' } as const;
    await db.updateTable('portal').set(disabled).where('client_id', '=', portal.clientId).execute();
    app.advance(6_000);

    const request = await authorizationRequest(config, portal);
    const answer = await browser.get(request.url.href);
    expect(answer.text).toBe('error page: portal.unknown');
  });
});

describe('an authorization code', () => {
  it('is redeemed by exactly one of eight parallel requests', async () => {
    const { redeem } = await aCode();
    const answers = await Promise.all(Array.from({ length: 8 }, redeem));
    const won = answers.filter((answer) => answer.status === 200);
    const lost = answers.filter((answer) => answer.body['error'] === 'invalid_grant');
    expect([won.length, lost.length]).toEqual([1, 7]);
  });

  it('is refused to a request that read it before another one consumed it', async () => {
    const { redeem } = await aCode();
    const winner = await db.startTransaction().execute();
    await winner
      .updateTable('oidc_artifact')
      .set({ consumed_at: new Date() })
      .where('model', '=', 'AuthorizationCode')
      .execute();

    const loser = redeem();
    await Promise.race([loser, untilBlocked(db)]);
    await winner.commit().execute();

    expect(await loser).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('used a second time ends what the first use gave', async () => {
    const { redeem, config } = await aCode();
    const first = await redeem();
    expect((await redeem()).body).toMatchObject({ error: 'invalid_grant' });

    const told = oidc.fetchUserInfo(
      config,
      String(first.body['access_token']),
      oidc.skipSubjectCheck,
    );
    await expect(told).rejects.toMatchObject({ status: 401 });
  });

  it.each([
    ['another verifier', { code_verifier: 'a'.repeat(43) }],
    ['another redirect address', { redirect_uri: 'http://127.0.0.1:9/other' }],
  ])('is refused with %s', async (_what, change) => {
    const { portal, fields } = await aCode();
    const answer = await tokenRequest(app.issuer, portal, { ...fields, ...change });
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('is refused to another portal, and to a wrong secret', async () => {
    const { portal, fields } = await aCode();
    const other = await aPortal(db, { redirectUris: portal.redirectUris });
    const stolen = await tokenRequest(app.issuer, other, fields);
    expect(stolen.body).toMatchObject({ error: 'invalid_grant' });
    const guessed = await tokenRequest(app.issuer, { ...portal, secret: 'no' }, fields);
    expect(guessed).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });
});

describe('a refresh token', () => {
  it('is neither known to another portal nor ended by it', async () => {
    const [portal, other] = [await aPortal(db), await aPortal(db)];
    const { config, tokens } = await visit(app, portal, await aVisitor({ db, app }));
    const token = tokens.refresh_token ?? '';
    const stranger = await discover(app.issuer, other);
    expect(await oidc.tokenIntrospection(stranger, token)).toEqual({ active: false });
    expect(await oidc.tokenIntrospection(config, token)).toMatchObject({ active: true });

    await oidc.tokenRevocation(stranger, token).catch(() => {});
    expect(await oidc.tokenIntrospection(config, token)).toMatchObject({ active: true });
    await oidc.tokenRevocation(config, token);
    expect(await oidc.tokenIntrospection(config, token)).toEqual({ active: false });
  });

  it('is refused once the account is gone', async () => {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app });
    const { config, tokens, sub } = await visit(app, portal, visitor);
    await db
      .updateTable('member')
      .set({ status: 'suspended' })
      .where('id', '=', visitor.memberId)
      .execute();

    await expect(oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    await expect(oidc.fetchUserInfo(config, tokens.access_token, sub)).rejects.toMatchObject({
      status: 401,
    });
  });
});
