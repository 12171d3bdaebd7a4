// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { importJWK, type JWK } from 'jose';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';

const issuer = 'https://piazza.example/oidc';
const app = usePortalApp(useDatabase(), { issuer });

type Document = Readonly<Record<string, unknown>>;

const channels = ['backchannel', 'frontchannel'];

/** What is served at a public address, which a node of ours answers. */
async function read(address: string): Promise<Document> {
  const { pathname } = new URL(address);
  const response = await fetch(new URL(pathname, app.origin));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^application\/(json|jwk-set\+json)\b/);
  return (await response.json()) as Document;
}

const discover = async () => read(`${issuer}/.well-known/openid-configuration`);

/** Every address of the metadata, by its name. */
const addressesOf = (metadata: Document) =>
  Object.entries(metadata).filter(([name]) => /_(?:endpoint|uri)$/.test(name));

function expectSecure(metadata: Document): void {
  const addresses = addressesOf(metadata);
  expect(addresses.length).toBeGreaterThan(5);
  for (const [, address] of addresses)
    expect(String(address)).toMatch(/^https:\/\/piazza\.example\/\S+$/);
}

async function expectPublicKeys(address: string): Promise<void> {
  const { keys } = (await read(address)) as unknown as { readonly keys: readonly JWK[] };
  expect(keys.map(({ alg }) => alg)).toEqual(['RS256', 'ES256']);
  expect(new Set(keys.map(({ kid }) => kid)).size).toBe(keys.length);
  for (const key of keys) {
    expect(key).toMatchObject({ use: 'sig', kid: expect.any(String) });
    expect(await importJWK(key)).toMatchObject({ type: 'public' });
    for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'] as const)
      expect(key).not.toHaveProperty(secret);
  }
}

describe('the metadata of the OpenID Provider', () => {
  it('names the issuer, its https addresses, its public keys and what it offers', async () => {
    const metadata = await discover();
    expect(metadata).toMatchObject({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: expect.any(String),
      jwks_uri: expect.any(String),
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
    // Registration is by the network alone.
    expect(metadata).not.toHaveProperty('registration_endpoint');
    expect(metadata['request_parameter_supported']).not.toBe(true);
    expectSecure(metadata);
    for (const scope of metadata['scopes_supported'] as readonly unknown[])
      expect(scope).toMatch(/^[\x21\x23-\x5b\x5d-\x7e]+$/);
    await expectPublicKeys(String(metadata['jwks_uri']));
  });

  it('holds values of the kind that each name asks for', async () => {
    for (const [name, value] of Object.entries(await discover())) {
      if (/_(?:parameter|session|logout)_supported$/.test(name)) {
        expect([name, typeof value]).toEqual([name, 'boolean']);
      } else if (name.endsWith('_supported')) {
        expect([name, Array.isArray(value)]).toEqual([name, true]);
        const all = value as readonly unknown[];
        expect([name, all.filter((one) => typeof one !== 'string')]).toEqual([name, []]);
        expect([name, new Set(all).size]).toEqual([name, all.length]);
      }
    }
  });

  it('says where a portal ends a session', async () => {
    const metadata = await discover();
    expect(metadata).toMatchObject({ end_session_endpoint: `${issuer}/session/end` });
    expectSecure(metadata);
  });

  it.each(channels)('says that portals are told of ended sessions, by %s', async (channel) => {
    const metadata = await discover();
    expect(metadata).toMatchObject({
      [`${channel}_logout_supported`]: true,
      [`${channel}_logout_session_supported`]: true,
      end_session_endpoint: `${issuer}/session/end`,
    });
    expectSecure(metadata);
  });
});
