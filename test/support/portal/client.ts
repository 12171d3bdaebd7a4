// SPDX-License-Identifier: AGPL-3.0-or-later
import * as oidc from 'openid-client';
import type { Registration } from '../../../src/portal/use-cases/register-portal.js';
import type { Answer, Browser } from './browser.js';

export interface Request {
  readonly url: URL;
  readonly verifier: string;
  readonly state: string;
}

/** A portal's own side: an ordinary openid-client. */
export async function discover(issuer: string, portal: Registration): Promise<oidc.Configuration> {
  const execute = [oidc.allowInsecureRequests];
  return oidc.discovery(new URL(issuer), portal.clientId, portal.secret, undefined, { execute });
}

export async function authorizationRequest(
  config: oidc.Configuration,
  portal: Registration,
  parameters: Record<string, string> = {},
): Promise<Request> {
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: portal.redirectUris[0] ?? '',
    scope: 'openid profile email groups roles memberships',
    state,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...parameters,
  });
  return { url, verifier, state };
}

/** Goes through a sign-in at the provider up to the answer for the portal, showing the notice where asked. */
export async function authorize(browser: Browser, request: Request): Promise<Answer> {
  const answer = await browser.follow(request.url.href);
  if (answer.status !== 200) return answer;
  const details = JSON.parse(answer.text) as { uid: string; signInNeeded: boolean };
  if (details.signInNeeded) return answer;
  const finished = await browser.post(`/interaction/${details.uid}`);
  return browser.follow(finished.location ?? '');
}

export type Tokens = oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers;

/** The token request as bytes on the wire, for what an honest client never sends. */
export async function tokenRequest(
  issuer: string,
  portal: Registration,
  fields: Record<string, string>,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const { clientId, secret } = portal;
  const credentials = Buffer.from(`${clientId}:${secret}`).toString('base64');
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: secret === undefined ? {} : { authorization: `Basic ${credentials}` },
    body: new URLSearchParams(secret === undefined ? { client_id: clientId, ...fields } : fields),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

export async function exchange(
  config: oidc.Configuration,
  answer: Answer,
  request: Request,
): Promise<Tokens> {
  return oidc.authorizationCodeGrant(config, new URL(answer.location ?? ''), {
    pkceCodeVerifier: request.verifier,
    expectedState: request.state,
    idTokenExpected: true,
  });
}
