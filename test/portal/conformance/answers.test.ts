// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import { newId, type MemberId } from '../../../src/kernel/ids.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aFlow, modes } from '../../support/portal/conformance.js';

const database = useDatabase();
const app = usePortalApp(database);
const world = { db: database.db, app };

interface Told {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function userinfo(init: RequestInit): Promise<Told> {
  const response = await fetch(`${app.issuer}/me`, init);
  return { status: response.status, body: (await response.json()) as Told['body'] };
}

const anAddress = async (memberId: MemberId): Promise<void> => {
  const [id, value, at] = [newId(), `${newId()}@piazza.example`, new Date()];
  const facts = { kind: 'email' as const, value, value_normalised: value, is_primary: true };
  const row = { id, member_id: memberId, ...facts, verified_at: at, created_at: at };
  await world.db.insertInto('contact_point').values(row).execute();
};

describe.each(modes)('what an OpenID Provider answers, by %s', (mode) => {
  it('a code brings an ID token, an access token, the state and the issuer', async () => {
    const flow = await aFlow(world, mode);
    const answer = await flow.answer();
    expect(answer.fields).toEqual({
      code: expect.any(String),
      state: answer.asked.state,
      iss: app.issuer,
    });
    const tokens = await flow.redeem(answer);
    expect(tokens.token_type).toBe('bearer');
    expect(tokens.claims()).toMatchObject({
      iss: app.issuer,
      aud: flow.portal.clientId,
      nonce: answer.asked.nonce,
    });
  });

  it('a request without response_type is refused', async () => {
    const flow = await aFlow(world, mode);
    const { fields, asked } = await flow.answer({ response_type: undefined });
    expect(fields).toMatchObject({ error: 'invalid_request', state: asked.state });
    expect(fields).not.toHaveProperty('code');
  });

  it('the ID token is signed with RS256 by a published key that it names', async () => {
    const { id_token: token = '' } = await (await aFlow(world, mode)).tokens();
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', kid: expect.any(String) });
    const keys = createRemoteJWKSet(new URL(`${app.issuer}/jwks`));
    await jwtVerify(token, keys, { issuer: app.issuer, algorithms: ['RS256'] });
  });

  it('no portal gets an unsigned ID token', async () => {
    const flow = await aFlow(world, mode, { metadata: { id_token_signed_response_alg: 'none' } });
    const { id_token_signing_alg_values_supported: offered } = flow.config.serverMetadata();
    expect(offered).not.toContain('none');
    const answer = await flow.visitor.browser.follow(flow.ask().url.href);
    expect(answer).toMatchObject({ status: 400, location: undefined });
  });

  it('userinfo answers a GET with the token in the header', async () => {
    const tokens = await (await aFlow(world, mode)).tokens();
    const told = await userinfo({ headers: { authorization: `Bearer ${tokens.access_token}` } });
    expect(told).toMatchObject({ status: 200, body: { sub: tokens.claims()?.sub } });
  });

  it('userinfo answers a POST with the token in the header', async () => {
    const tokens = await (await aFlow(world, mode)).tokens();
    const headers = { authorization: `Bearer ${tokens.access_token}` };
    const told = await userinfo({ method: 'POST', headers });
    expect(told).toMatchObject({ status: 200, body: { sub: tokens.claims()?.sub } });
  });

  it('userinfo answers a POST with the token in the body', async () => {
    const tokens = await (await aFlow(world, mode)).tokens();
    const told = await userinfo({
      method: 'POST',
      body: new URLSearchParams({ access_token: tokens.access_token }),
    });
    expect(told).toMatchObject({ status: 200, body: { sub: tokens.claims()?.sub } });
  });

  it('a request without nonce is answered, and the ID token has none', async () => {
    const flow = await aFlow(world, mode);
    const { message, asked } = await flow.answer({ nonce: undefined });
    const tokens = await oidc.authorizationCodeGrant(flow.config, message, {
      expectedState: asked.state,
      idTokenExpected: true,
    });
    expect(tokens.claims()).not.toHaveProperty('nonce');
  });

  const told = async (scope: string): Promise<Record<string, unknown>> => {
    const flow = await aFlow(world, mode);
    await anAddress(flow.visitor.memberId);
    const tokens = await flow.tokens({ scope });
    // Beside an access token all that a scope asks for is told by userinfo (OpenID Connect Core 1.0, 5.4).
    expect(tokens.claims()).not.toHaveProperty('name');
    const sub = tokens.claims()?.sub ?? '';
    return oidc.fetchUserInfo(flow.config, tokens.access_token, sub);
  };

  it('scope profile gives the claims of a profile by userinfo', async () => {
    const claims = await told('openid profile');
    expect(Object.keys(claims).toSorted()).toEqual(['locale', 'name', 'sub', 'updated_at']);
  });

  it('scope email gives the address and whether it is verified', async () => {
    expect(await told('openid email')).toMatchObject({
      email: expect.stringContaining('@piazza.example'),
      email_verified: true,
    });
  });

  it('scope address, of which nothing is kept, is passed over', async () => {
    expect(Object.keys(await told('openid address'))).toEqual(['sub']);
  });

  it('scope phone, of which nothing is kept, is passed over', async () => {
    expect(Object.keys(await told('openid phone'))).toEqual(['sub']);
  });

  it('all scopes at once give what there is', async () => {
    const claims = await told('openid profile email address phone');
    expect(Object.keys(claims).toSorted()).toEqual([
      'email',
      'email_verified',
      'locale',
      'name',
      'sub',
      'updated_at',
    ]);
  });

  it('the order of scopes and parameters does not matter', async () => {
    const flow = await aFlow(world, mode);
    await anAddress(flow.visitor.memberId);
    const asked = flow.ask({ scope: 'email openid' });
    const url = new URL(asked.url);
    url.search = String(new URLSearchParams([...asked.url.searchParams].toReversed()));
    const tokens = await flow.redeem(await flow.answerTo({ ...asked, url }));
    const sub = tokens.claims()?.sub ?? '';
    const claims = await oidc.fetchUserInfo(flow.config, tokens.access_token, sub);
    expect(Object.keys(claims).toSorted()).toEqual(['email', 'email_verified', 'sub']);
  });
});
