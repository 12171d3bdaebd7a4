// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect } from '@jest/globals';
import { portalSecret } from '../../builders/portal.js';
import type { Discovery, Portal } from './served.js';

/** A running Piazza knows the portal: its address, its secret by its method, and where it leads back to. */
export async function demandKnown(
  discovery: Discovery,
  portal: Portal,
  secret = portalSecret,
): Promise<void> {
  for (const redirect of portal.redirectUris) await demandBegins(discovery, portal, redirect);
  expect(await exchange(discovery, portal, secret)).toBe('invalid_grant');
  expect(await exchange(discovery, portal, 'another-secret-of-nobody-at-all-1')).toBe(
    'invalid_client',
  );
  for (const address of portal.postLogoutRedirectUris) {
    const out = new URL(discovery.end_session_endpoint);
    out.searchParams.set('client_id', portal.clientId);
    out.searchParams.set('post_logout_redirect_uri', address);
    // Nobody is signed in: it leads back at once.
    const answer = await fetch(out, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, new URL(address).href]);
  }
}

async function demandBegins(
  discovery: Discovery,
  { clientId, scopes, pkceRequired }: Portal,
  redirect: string,
): Promise<void> {
  const request = new URL(discovery.authorization_endpoint);
  const pkce = { code_challenge: 'a'.repeat(43), code_challenge_method: 'S256' };
  const asked = {
    client_id: clientId,
    redirect_uri: redirect,
    response_type: 'code',
    scope: scopes.filter((scope) => discovery.scopes_supported.includes(scope)).join(' '),
    state: 'a-state',
    ...(pkceRequired && pkce),
  };
  for (const [name, value] of Object.entries(asked)) request.searchParams.set(name, value);
  const answer = await fetch(request, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    expect.stringMatching(/^\/sign-in\?.*&portal=/),
  ]);
}

/** What a code that nobody gave out is answered. */
async function exchange(
  { token_endpoint: endpoint }: Discovery,
  { clientId, metadata, redirectUris: [redirect = ''] }: Portal,
  secret: string,
): Promise<unknown> {
  const inForm = metadata['token_endpoint_auth_method'] === 'client_secret_post';
  const basic = Buffer.from(`${clientId}:${secret}`).toString('base64');
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: inForm ? {} : { authorization: `Basic ${basic}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: 'a-code',
      redirect_uri: redirect,
      code_verifier: 'a'.repeat(43),
      ...(inForm && { client_id: clientId, client_secret: secret }),
    }),
  });
  return ((await response.json()) as { error?: unknown }).error;
}
