// SPDX-License-Identifier: AGPL-3.0-or-later
import { compactVerify, createLocalJWKSet, decodeJwt, decodeProtectedHeader } from 'jose';
import type { Json } from '../entity.js';
import type { Client } from './clients.js';

/** An authorization request that holds. */
export interface AuthorizationRequest {
  readonly client: Client;
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  readonly challenge: string;
  readonly acrValues: readonly string[];
  readonly claims: Readonly<Record<string, unknown>>;
  readonly prompt: string;
  readonly locale: string;
}

export interface RequestRules {
  readonly issuer: string;
  readonly now: () => Date;
  readonly clientOf: (clientId: string) => Promise<Client>;
  /** Whether something was seen before; from then on it was. */
  readonly seen: (what: string) => boolean;
}

const outer = ['client_id', 'response_type', 'scope', 'code_challenge', 'code_challenge_method'];
const levels = ['1', '2', '3'].map((level) => `https://www.spid.gov.it/SpidL${level}`);

/**
 * Checks a request as the rules want it (technical rules, authorization endpoint).
 * @throws Error that says what is wrong
 */
export async function checkRequest(
  parameters: URLSearchParams,
  rules: RequestRules,
): Promise<AuthorizationRequest> {
  const token = parameters.get('request') ?? '';
  const claimed = decodeJwt(token) as Json;
  const client = await rules.clientOf(String(claimed['client_id']));
  const header = decodeProtectedHeader(token);
  const { keys } = client.jwks;
  const signing = { keys: keys.filter(({ use }) => use === 'sig') };
  const { payload } = await compactVerify(token, createLocalJWKSet(signing), {
    algorithms: ['RS256', 'RS512'],
  });
  const said = JSON.parse(Buffer.from(payload).toString('utf8')) as Json;
  const seconds = rules.now().getTime() / 1_000;
  const text = (name: string): string => (typeof said[name] === 'string' ? said[name] : '');
  const acrValues = text('acr_values').split(' ');
  const checks: Readonly<Record<string, boolean>> = {
    'header: alg and kid only': Object.keys(header).sort().join() === 'alg,kid',
    'the same inside and outside': outer.every((name) => parameters.get(name) === text(name)),
    'no sub': said['sub'] === undefined,
    'iss is the client': said['iss'] === client.clientId,
    'aud is the provider': said['aud'] === rules.issuer,
    'exp and iat': Number(said['iat']) <= seconds + 60 && Number(said['exp']) > seconds,
    'at most ten minutes': Number(said['exp']) - Number(said['iat']) <= 600,
    'response_type code': text('response_type') === 'code',
    'scope openid': text('scope').split(' ').includes('openid'),
    'PKCE with S256': text('code_challenge_method') === 'S256' && text('code_challenge') !== '',
    'state of 32 characters': text('state').length >= 32,
    'nonce of 32 characters': text('nonce').length >= 32,
    'redirect_uri of the metadata': client.redirectUris.includes(text('redirect_uri')),
    'prompt consent': ['consent', 'consent login'].includes(text('prompt')),
    'acr_values known': acrValues.every((value) => levels.includes(value)),
    'never seen': !rules.seen(`nonce ${text('nonce')}`) && !rules.seen(`jti ${text('jti')}`),
  };
  const [broken] = Object.entries(checks).find(([, holds]) => !holds) ?? [];
  if (broken) throw new Error(`the request object breaks: ${broken}`);
  return {
    client,
    redirectUri: text('redirect_uri'),
    state: text('state'),
    nonce: text('nonce'),
    challenge: text('code_challenge'),
    acrValues,
    claims: Object(Object(said['claims'])['userinfo']) as Record<string, unknown>,
    prompt: text('prompt'),
    locale: text('ui_locales'),
  };
}
