// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';

const app = usePortalApp(useDatabase());

async function read(path: string): Promise<{ type: string; body: Record<string, unknown> }> {
  const response = await fetch(`${app.issuer}${path}`);
  expect(response.status).toBe(200);
  const type = response.headers.get('content-type') ?? '';
  return { type, body: (await response.json()) as Record<string, unknown> };
}

const discover = async () => read('/.well-known/openid-configuration');

describe('the metadata of the OpenID Provider', () => {
  it('names the issuer, its addresses and what it offers', async () => {
    const { type, body } = await discover();
    expect(type).toMatch(/^application\/json/);
    expect(body).toMatchObject({
      issuer: app.issuer,
      response_types_supported: ['code'],
      response_modes_supported: expect.arrayContaining(['query', 'form_post']),
      subject_types_supported: expect.arrayContaining(['pairwise']),
      id_token_signing_alg_values_supported: expect.arrayContaining(['RS256']),
      grant_types_supported: expect.arrayContaining(['authorization_code', 'refresh_token']),
      scopes_supported: expect.arrayContaining(['openid', 'profile', 'email']),
      claims_supported: expect.arrayContaining(['sub', 'name', 'email', 'groups']),
      claims_parameter_supported: true,
      request_uri_parameter_supported: false,
      code_challenge_methods_supported: ['S256'],
      ui_locales_supported: ['it', 'en'],
      prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
    });
    const addresses = Object.entries(body).filter(([name]) => /_endpoint$|^jwks_uri$/.test(name));
    expect(addresses.length).toBeGreaterThan(5);
    for (const [, address] of addresses) expect(String(address)).toContain(`${app.issuer}/`);
  });

  it('leads to public keys, each with a name of its own and no private half', async () => {
    const { body } = await read('/jwks');
    const keys = body['keys'] as Record<string, unknown>[];
    expect(keys.map(({ alg }) => alg)).toEqual(['RS256', 'ES256']);
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(keys.length);
    for (const key of keys) {
      expect(key).toMatchObject({ use: 'sig' });
      for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi'])
        expect(key).not.toHaveProperty(secret);
    }
  });

  it('says where a portal ends a session', async () => {
    const { body } = await discover();
    expect(body).toMatchObject({ end_session_endpoint: `${app.issuer}/session/end` });
  });

  it('says that portals are told of ended sessions by their names', async () => {
    const { body } = await discover();
    expect(body).toMatchObject({
      backchannel_logout_supported: true,
      backchannel_logout_session_supported: true,
      frontchannel_logout_supported: true,
      frontchannel_logout_session_supported: true,
    });
  });
});
