// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, randomBytes } from 'node:crypto';
import { send, type Answer } from '../measure/http.js';
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

/** @throws Error when the code is refused. */
export async function redeem(origin: string, code: string, verifier: string): Promise<void> {
  await askForToken(origin, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: portal.callback,
    code_verifier: verifier,
  });
}

/** The portal's own access token for the API. */
export async function apiToken(origin: string): Promise<string> {
  const answer = await askForToken(origin, {
    grant_type: 'client_credentials',
    scope: 'memberships:read',
  });
  const { access_token: token } = JSON.parse(answer.text) as { access_token: string };
  return token;
}

async function askForToken(
  origin: string,
  fields: Readonly<Record<string, string>>,
): Promise<Answer> {
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
  return answer;
}
