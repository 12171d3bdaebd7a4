// SPDX-License-Identifier: AGPL-3.0-or-later
import { decodeJwt } from 'jose';
import {
  buildAuthorizationUrlWithJAR,
  calculatePKCECodeChallenge,
  modifyAssertion,
  randomPKCECodeVerifier,
} from 'openid-client';
import { higher, reaches } from '../../../kernel/level.js';
import type { Attempt, Step } from '../../provider.js';
import { classOfLevel } from '../../agid-levels.js';
import { createClient, signingKey } from './client.js';
import { chosenProvider, providerMetadata, type ProviderMetadata } from './provider-metadata.js';
import { callbackPath, type RelyingParty } from './relying-party.js';

/** Asks the identity provider who the person is, by a signed request object. @throws ProviderError */
export async function begin(party: RelyingParty, attempt: Attempt): Promise<Step> {
  const known = await party.chains.get(chosenProvider(party.config, attempt));
  const provider = providerMetadata(known, party.config);
  await showTrustMarks(party);

  const level = higher(party.config.level, attempt.minimum);
  const verifier = randomPKCECodeVerifier();
  const nonce = party.host.random.token();
  Object.assign(attempt.memory, { level, nonce, verifier });
  const parameters = {
    response_type: 'code',
    scope: 'openid',
    redirect_uri: attempt.replyTo(callbackPath).href,
    state: attempt.handle,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    // A session at the identity provider serves at level 1 only.
    prompt: attempt.fresh || reaches(level, 'substantial') ? 'consent login' : 'consent',
    acr_values: classOfLevel[level],
    claims: JSON.stringify({ userinfo: party.profile.claims }),
    ui_locales: attempt.locale,
  };
  const to = await authorizationUrl(party, provider, parameters);
  record(attempt, to, known.digest);
  return { kind: 'redirect', to };
}

/** The first sign-in may come before the task that fetches our trust marks. */
async function showTrustMarks({ trustMarks }: RelyingParty): Promise<void> {
  if ((await trustMarks.current()).length === 0) await trustMarks.refresh();
}

type Parameters = Readonly<Record<string, string>>;

/** What the rules want outside of the request object too stands there with the same values. */
async function authorizationUrl(
  party: RelyingParty,
  provider: ProviderMetadata,
  parameters: Parameters,
): Promise<URL> {
  const client = await createClient(party, provider, { audience: provider.issuer });
  const key = await signingKey(party);
  const url = await buildAuthorizationUrlWithJAR(client, { ...parameters }, key, {
    [modifyAssertion](header) {
      // The rules foresee `alg` and `kid` alone, and take a missing type for `JWT`.
      delete header['typ'];
    },
  });
  const outside = ['response_type', 'scope', 'code_challenge', 'code_challenge_method'];
  for (const name of outside) url.searchParams.set(name, parameters[name] ?? '');
  return url;
}

function record(attempt: Attempt, to: URL, chain: string): void {
  const request = to.searchParams.get('request') ?? '';
  attempt.record('trust_chain', Buffer.from(chain));
  attempt.record('request', Buffer.from(request), decodeJwt(request).jti);
}
