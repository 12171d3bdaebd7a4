// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, randomBytes } from 'node:crypto';
import { send } from '../measure/http.js';
import { portal } from '../stage/portal.js';

/** What a portal does by itself, written out: a client library's own work would be measured too. */
export interface Authorization {
  readonly url: string;
  readonly verifier: string;
}

const scope = 'openid profile email groups roles memberships';
const random = (): string => randomBytes(32).toString('base64url');

export function beginAuthorization(origin: string): Authorization {
  const verifier = random();
  const query = new URLSearchParams({
    client_id: portal.clientId,
    response_type: 'code',
    redirect_uri: portal.callback,
    scope,
    state: random(),
    nonce: random(),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return { url: `${origin}/oidc/auth?${query}`, verifier };
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
}

/** @throws Error when the code is refused. */
export function redeem(origin: string, code: string, verifier: string): Promise<Tokens> {
  return askForToken(origin, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: portal.callback,
    code_verifier: verifier,
  });
}

/** The portal's own access token for the API. */
export async function apiToken(origin: string): Promise<string> {
  const fields = { grant_type: 'client_credentials', scope: 'memberships:read' };
  return (await askForToken(origin, fields)).access_token;
}

/** @throws Error when there is none */
export async function askForToken(
  origin: string,
  fields: Readonly<Record<string, string>>,
): Promise<Tokens> {
  const credentials = Buffer.from(`${portal.clientId}:${portal.secret}`).toString('base64');
  const answer = await send(`${origin}/oidc/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${credentials}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields).toString(),
  });
  if (answer.status !== 200) throw new Error(`no token: ${answer.status} ${answer.text}`);
  return JSON.parse(answer.text) as Tokens;
}
