// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aFlow } from '../../support/portal/conformance.js';
import { aKeyHolder, type KeyHolder } from '../../support/portal/key-holder.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const world = { db, app };

/** As the portal would write it, by a key that is not its own. */
async function byAnother({ claims }: KeyHolder, header: object): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256');
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', kid: 'one', ...header })
    .sign(privateKey);
}

async function withPublicKey({ claims, publicKey }: KeyHolder): Promise<string> {
  const key = new TextEncoder().encode(await exportSPKI(publicKey));
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(key);
}

async function withKeyInside(holder: KeyHolder): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const header = { alg: 'ES256', kid: 'one', jwk: await exportJWK(publicKey) };
  return new SignJWT(holder.claims).setProtectedHeader(header).sign(privateKey);
}

describe('a client assertion', () => {
  it.each([
    ['with the public key as a secret', withPublicKey],
    ['with its key inside', withKeyInside],
    ['with its key at an address', (of) => byAnother(of, { jku: 'http://127.0.0.1:9/keys' })],
    ['by a key that is called a file', (of) => byAnother(of, { kid: '../../../../dev/null' })],
    ['by a key that is called a query', (of) => byAnother(of, { kid: "' or 1=1 --" })],
    ['by a key without a name', (of) => byAnother(of, { kid: undefined })],
    ['of no end', ({ sign }) => sign({ exp: undefined })],
    ['of no name of its own', ({ sign }) => sign({ jti: undefined })],
    ['for nobody', ({ sign }) => sign({ aud: undefined })],
    ['by somebody else', ({ sign }) => sign({ iss: 'other' })],
    ['that begins later', ({ sign, now }) => sign({ nbf: now + 600 })],
  ] as [string, (holder: KeyHolder) => Promise<string>][])('%s is refused', async (_what, make) => {
    const holder = await aKeyHolder(world);
    const { status, body } = await holder.ask(await make(holder));
    expect(status).toBe(401);
    expect(body).toMatchObject({ error: 'invalid_client' });
  });

  it('presented by many at once lets one in', async () => {
    const { ask, sign } = await aKeyHolder(world);
    const assertion = await sign();
    const all = await Promise.all(Array.from({ length: 6 }, async () => ask(assertion)));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

describe('a pushed request', () => {
  const basic = ({ clientId, secret }: { clientId: string; secret?: string | undefined }) =>
    `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`;
  type Pusher = Parameters<typeof basic>[0];

  const push = async (portal: Pusher, fields: Record<string, string>) => {
    const response = await fetch(`${app.issuer}/request`, {
      method: 'POST',
      headers: { authorization: basic(portal) },
      body: new URLSearchParams(fields),
    });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };

  const nested = `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`;
  const useOf = (portal: Pusher, { request_uri: uri = '' }: Record<string, string>) =>
    `${app.issuer}/auth?${new URLSearchParams({ client_id: portal.clientId, request_uri: uri })}`;

  async function pushed() {
    const flow = await aFlow(world, 'query');
    return { flow, fields: Object.fromEntries(flow.ask().url.searchParams) };
  }

  it('is answered once, and to the portal that pushed it', async () => {
    const { flow, fields } = await pushed();
    await flow.tokens();
    const { status, body } = await push(flow.portal, fields);
    expect(status).toBe(201);
    const other = await aPortal(db);
    const theirs = await flow.visitor.browser.follow(useOf(other, body));
    expect(theirs.location).toContain('error=invalid_request_object');
    expect(theirs.location).not.toContain('code=');
    const { location } = await flow.visitor.browser.follow(useOf(flow.portal, body));
    expect(location).toContain('code=');
    const again = await flow.visitor.browser.follow(useOf(flow.portal, body));
    expect(again.location ?? '').not.toContain('code=');
  });

  it.each([
    ['to another address', { redirect_uri: 'https://evil.example/' }],
    ['with another request inside', { request_uri: 'urn:ietf:params:oauth:request_uri:a' }],
    ['in the name of another portal', { client_id: 'other' }],
  ])('%s is refused before it is kept', async (_what, change) => {
    const { flow, fields } = await pushed();
    const { status, body } = await push(flow.portal, { ...fields, ...change });
    expect(status).toBe(400);
    expect(body).not.toHaveProperty('request_uri');
  });

  it('is not taken from who does not prove that it is the portal', async () => {
    const { flow, fields } = await pushed();
    const { status, body } = await push({ ...flow.portal, secret: 'guessed' }, fields);
    expect(status).toBe(401);
    expect(body).not.toHaveProperty('request_uri');
  });

  it.each([
    ['with claims that are deep', { claims: `{"userinfo":{"name":${nested}}}` }],
    ['with a NUL', { nonce: 'a\0b' }],
  ])('%s is refused where it is used', async (_what, change) => {
    const { flow, fields } = await pushed();
    const { status, body } = await push(flow.portal, { ...fields, ...change });
    expect(status).toBe(201);
    const { location = '' } = await flow.visitor.browser.follow(useOf(flow.portal, body));
    expect(location).toContain('error=invalid_request&');
  });
});

describe('a sign-out', () => {
  async function asking() {
    const flow = await aFlow(world, 'query', {
      postLogoutRedirectUris: ['http://127.0.0.1:9/out'],
    });
    const tokens = await flow.tokens();
    const hint = new URLSearchParams({ id_token_hint: tokens.id_token ?? '' });
    const end = `${app.issuer}/session/end?${hint}`;
    const silent = async () => (await flow.answer({ prompt: 'none' })).fields;
    return { ...flow, tokens, end, silent };
  }

  it.each([
    ['nothing', {}],
    ['a guess', { xsrf: 'a'.repeat(48) }],
    ['a list', { 'xsrf[]': 'a' }],
  ])('that somebody else confirms by %s ends nothing', async (_what, fields) => {
    const { visitor, end, silent } = await asking();
    await visitor.browser.get(end);
    const path = '/oidc/session/end/confirm';
    const { status } = await visitor.browser.post(path, { ...fields, logout: 'yes' });
    expect(status).toBe(400);
    expect(await silent()).toHaveProperty('code');
  });

  it('is not confirmed by what another person was asked', async () => {
    const [one, other] = [await asking(), await asking()];
    await one.visitor.browser.get(one.end);
    const { text } = await other.visitor.browser.get(other.end);
    const { fields } = JSON.parse(text) as { fields: Record<string, string> };
    const path = '/oidc/session/end/confirm';
    const answer = await one.visitor.browser.post(path, { ...fields, logout: 'yes' });
    expect(answer.status).toBe(400);
    expect(await one.silent()).toHaveProperty('code');
  });

  it.each([
    'https://evil.example/',
    'http://127.0.0.1:9/out/',
    'http://127.0.0.1:9/out?to=https://evil.example/',
    'http://127.0.0.1:9/out/../elsewhere',
    'http://127.0.0.1:9@evil.example/out',
    'http://127.0.0.1:9/OUT',
    '//evil.example/',
    'javascript:alert(1)',
  ])('leads to no address that was not registered: %s', async (address) => {
    const { visitor, end, silent } = await asking();
    const to = encodeURIComponent(address);
    const answer = await visitor.browser.get(`${end}&post_logout_redirect_uri=${to}`);
    expect(answer).toMatchObject({ status: 400, location: undefined });
    expect(await silent()).toHaveProperty('code');
  });

  it('leads to no address of another portal than that of the hint', async () => {
    const { visitor, end } = await asking();
    const out = 'http://127.0.0.1:9/elsewhere';
    const other = await aPortal(db, { postLogoutRedirectUris: [out] });
    const to = `&post_logout_redirect_uri=${encodeURIComponent(out)}`;
    for (const named of ['', `&client_id=${other.clientId}`]) {
      const answer = await visitor.browser.get(`${end}${to}${named}`);
      expect(answer).toMatchObject({ status: 400, location: undefined });
    }
  });
});
