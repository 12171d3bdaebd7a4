// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { tokenRequest } from '../../support/portal/client.js';
import { aFlow } from '../../support/portal/conformance.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const world = { db, app };

const registered = 'http://127.0.0.1:9/callback';
const redirectUris = [registered];
const nul = 'a\0b';

const names = (count: number): [string, null][] =>
  Array.from({ length: count }, (_, index) => [`c${index}`, null]);

/** Of an ID token that carries nothing but what is in each. */
const usual = 'acr amr aud auth_time exp iat iss nonce sid sub'.split(' ');

describe('a redirect address', () => {
  it.each([
    ['with a slash more', `${registered}/`],
    ['that climbs', `${registered}/../callback`],
    ['that climbs in disguise', `${registered}/%2e%2e/callback`],
    ['with a name before the host', 'http://127.0.0.1:9@evil.example/callback'],
    ['of another host that ends alike', 'http://evil.127.0.0.1:9/callback'],
    ['at another port', 'http://127.0.0.1:10/callback'],
    ['without its port', 'http://127.0.0.1/callback'],
    ['of this machine by its name', 'http://localhost:9/callback'],
    ['with https for http', 'https://127.0.0.1:9/callback'],
    ['with a fragment', `${registered}#a`],
    ['with a question mark', `${registered}?`],
    ['in capitals', 'HTTP://127.0.0.1:9/CALLBACK'],
    ['with another script', 'http://127.0.0.1:9/cаllback'],
    ['with digits of another script', 'http://１２７.0.0.1:9/callback'],
    ['with backslashes', 'http:\\\\127.0.0.1:9\\callback'],
    ['with a blank behind', `${registered} `],
    ['with a line feed', `${registered}\n`],
    ['with a NUL', `${registered}\0`],
    ['of no scheme', '//127.0.0.1:9/callback'],
    ['that is a script', 'javascript:alert(1)'],
  ])('%s is not the one that is registered', async (_what, redirect_uri) => {
    const flow = await aFlow(world, 'query', { redirectUris });
    const page = await flow.visitor.browser.follow(flow.ask({ redirect_uri }).url.href);
    expect(page).toMatchObject({ status: 400, location: undefined });
    expect(page.text).toContain('error page: portal.request_refused');
  });

  it('that is given twice is no request', async () => {
    const flow = await aFlow(world, 'query', { redirectUris });
    const { url } = flow.ask();
    url.searchParams.append('redirect_uri', 'https://evil.example/');
    const { location = '' } = await flow.visitor.browser.follow(url.href);
    expect(location).not.toContain('evil.example');
    expect(location).toContain('error=invalid_request');
  });
});

describe('an authorization request with', () => {
  it.each([
    ['registration', '{"redirect_uris":["https://evil.example/"]}', 'registration_not_supported'],
    ['response_type', 'none', 'unsupported_response_type'],
    ['response_mode', 'web_message', 'unsupported_response_mode'],
    ['response_mode', 'jwt', 'unsupported_response_mode'],
    ['request_uri', 'urn:ietf:params:oauth:request_uri:abc', 'invalid_request_uri'],
    ['resource', 'https://graph.example/', 'invalid_target'],
  ])('%s=%s is refused', async (name, value, error) => {
    const flow = await aFlow(world, 'query');
    const { fields } = await flow.answer({ [name]: value });
    expect(fields).toMatchObject({ error });
    expect(fields).not.toHaveProperty('code');
  });

  it.each(['token', 'id_token', 'code id_token', 'code token'])(
    'response_type=%s is refused, and nothing stands in the address',
    async (response_type) => {
      const flow = await aFlow(world, 'query', { redirectUris });
      const { url } = flow.ask({ response_type });
      const { location = '' } = await flow.visitor.browser.follow(url.href);
      expect(location).toContain('error=unsupported_response_type');
      expect(location).not.toMatch(/[?#&](code|id_token|access_token)=/);
    },
  );

  it.each(['nonce', 'login_hint', 'acr_values', 'ui_locales', 'display', 'unknown'])(
    'a NUL in %s is no fault of ours',
    async (name) => {
      const flow = await aFlow(world, 'query');
      const answer = await flow.visitor.browser.follow(flow.ask({ [name]: nul }).url.href);
      expect(answer.status).toBeLessThan(500);
      expect(answer.location ?? '').not.toContain('server_error');
    },
  );

  it('a NUL in the name of a portal is of no portal', async () => {
    const flow = await aFlow(world, 'query');
    const page = await flow.visitor.browser.follow(flow.ask({ client_id: nul }).url.href);
    expect(page).toMatchObject({ status: 400, location: undefined });
    const told = await tokenRequest(
      app.issuer,
      { ...flow.portal, clientId: nul as never, secret: undefined },
      { grant_type: 'authorization_code', code: nul },
    );
    expect(told).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    const out = `${app.issuer}/session/end?client_id=a%00b&state=a%00b`;
    expect((await flow.visitor.browser.get(out)).status).toBeLessThan(500);
    const known = `${app.issuer}/session/end?client_id=${flow.portal.clientId}&state=a%00b`;
    expect((await flow.visitor.browser.get(known)).status).toBeLessThan(500);
  });
});

describe('the claims parameter', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

  it.each([
    ['that is deep', `{"userinfo":{"name":{"value":${nested(2_000)}}}}`],
    ['with a NUL in a name', '{"userinfo":{"a\\u0000":null}}'],
    ['with a NUL in a value', '{"userinfo":{"name":{"value":"\\u0000"}}}'],
    ['of many names', JSON.stringify({ userinfo: Object.fromEntries(names(600)) })],
    ['with a level that is none', '{"id_token":{"acr":{"essential":true,"value":{"a":1}}}}'],
    ['with a level in no list', '{"id_token":{"acr":{"essential":true,"values":"high"}}}'],
    ['with no level in a list', '{"id_token":{"acr":{"essential":true,"values":[]}}}'],
  ])('%s is refused', async (_what, claims) => {
    const flow = await aFlow(world, 'query');
    const { fields } = await flow.answer({ claims });
    expect(fields).toMatchObject({ error: 'invalid_request' });
  });

  it('names nothing beyond the scopes of the portal, whatever it is called', async () => {
    const flow = await aFlow(world, 'query', { scopes: ['openid'] });
    const wanted = '{"email":null,"groups":{"essential":true},"fiscal_number":null}';
    const odd = '{"__proto__":null,"constructor":null,"toString":null,"sub":{"value":"x"}}';
    for (const asked of [wanted, odd]) {
      const tokens = await flow.tokens({
        claims: `{"id_token":${asked.replace(/,"sub".*/, '}')}}`,
      });
      expect(Object.keys(tokens.claims() ?? {}).toSorted()).toEqual(usual);
    }
  });
});
