// SPDX-License-Identifier: AGPL-3.0-or-later
import { compactVerify, createLocalJWKSet, decodeJwt, type JSONWebKeySet, type JWK } from 'jose';
import { configurationPath, mediaType, type Json } from '../entity.js';
import { refusePolicy } from './policy.js';

/** A relying party that the federation vouches for. */
export interface Client {
  readonly clientId: string;
  readonly jwks: JSONWebKeySet;
  readonly redirectUris: readonly string[];
  readonly metadata: Json;
  readonly expiresAt: number;
}

export interface Trust {
  readonly anchor: { readonly entityId: string; readonly jwks: JSONWebKeySet };
  readonly fetch: typeof fetch;
  readonly now: () => Date;
}

/**
 * Finds out who a client is, by automatic registration: its configuration, its trust mark, its
 * superiors up to the trust anchor. Written apart from what it tests, so that both cannot err alike.
 */
export async function resolveClient(trust: Trust, clientId: string): Promise<Client> {
  const own = await configurationOf(trust, clientId);
  const anchor = await configurationOf(trust, trust.anchor.entityId, trust.anchor.jwks);
  await requireTrustMark(trust, own, anchor);
  const statements = await statementsAbout(trust, own, anchor);
  const metadata = relyingPartyOf(own);
  for (const one of statements) {
    refusePolicy(Object(one['metadata_policy'])['openid_relying_party'] ?? {}, metadata);
  }
  requireMetadata(clientId, own, metadata);
  const expiries = [own, anchor, ...statements].map(({ exp }) => Number(exp));
  return {
    clientId,
    jwks: metadata['jwks'] as JSONWebKeySet,
    redirectUris: metadata['redirect_uris'] as string[],
    metadata,
    expiresAt: Math.min(...expiries) * 1_000,
  };
}

async function configurationOf(trust: Trust, entity: string, keys?: JSONWebKeySet): Promise<Json> {
  const token = await load(trust, `${entity.replace(/\/$/, '')}${configurationPath}`);
  return verified(trust, token, { iss: entity, sub: entity }, keys ?? jwksOf(decodeJwt(token)));
}

async function statementsAbout(trust: Trust, own: Json, anchor: Json): Promise<Json[]> {
  const hints = own['authority_hints'] as string[];
  const problems: unknown[] = [];
  for (const hint of hints) {
    try {
      if (hint === anchor['iss']) return [await statement(trust, anchor, String(own['sub']))];
      const intermediate = await configurationOf(trust, hint);
      const about = await statement(trust, intermediate, String(own['sub']));
      const above = await statement(trust, anchor, hint);
      // The intermediate may sign with what the anchor says are its keys, and nothing else.
      await configurationOf(trust, hint, jwksOf(above));
      return [about, above];
    } catch (error) {
      problems.push(error);
    }
  }
  throw new Error(`no trust chain: ${problems.map(String).join('; ') || 'no authority_hints'}`);
}

async function statement(trust: Trust, superior: Json, sub: string): Promise<Json> {
  const { federation_entity: entity } = Object(superior['metadata']);
  const url = new URL(String(Object(entity)['federation_fetch_endpoint']));
  url.searchParams.set('sub', sub);
  const expected = { iss: String(superior['iss']), sub };
  return verified(trust, await load(trust, url.href), expected, jwksOf(superior));
}

async function requireTrustMark(trust: Trust, own: Json, anchor: Json): Promise<void> {
  const marks = (own['trust_marks'] ?? []) as { id: string; trust_mark: string }[];
  const issuers = Object(anchor['trust_mark_issuers']) as Record<string, string[]>;
  for (const { id, trust_mark: token } of marks) {
    const claims = decodeJwt(token);
    const issuer = String(claims.iss);
    if (!id.includes('/openid_relying_party/') || claims['id'] !== id) continue;
    if (!issuers[id]?.includes(issuer)) continue;
    const keys =
      issuer === anchor['iss'] ? jwksOf(anchor) : jwksOf(await statement(trust, anchor, issuer));
    await verified(trust, token, { iss: issuer, sub: String(own['sub']) }, keys, 'trust-mark+jwt');
    return;
  }
  throw new Error('no trust mark of a relying party');
}

async function verified(
  { now }: Trust,
  token: string,
  expected: { readonly iss: string; readonly sub: string },
  keys: JSONWebKeySet,
  typ = 'entity-statement+jwt',
): Promise<Json> {
  const options = { algorithms: ['RS256', 'RS512', 'ES256', 'PS256'] };
  const { payload, protectedHeader } = await compactVerify(token, createLocalJWKSet(keys), options);
  const claims = JSON.parse(Buffer.from(payload).toString('utf8')) as Json;
  const seconds = now().getTime() / 1_000;
  if (protectedHeader.typ !== typ) throw new Error(`typ is ${protectedHeader.typ}`);
  if (claims['iss'] !== expected.iss || claims['sub'] !== expected.sub) {
    throw new Error(`a statement of ${String(claims['iss'])} about ${String(claims['sub'])}`);
  }
  if (!(Number(claims['exp']) > seconds) || !(Number(claims['iat']) <= seconds + 60)) {
    throw new Error('a statement out of its time');
  }
  return claims;
}

async function load({ fetch }: Trust, url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(20_000) });
  const type = response.headers.get('content-type');
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  if (type !== mediaType) throw new Error(`${url} is of type ${type}`);
  return response.text();
}

const jwksOf = (claims: Json): JSONWebKeySet => claims['jwks'] as JSONWebKeySet;
const relyingPartyOf = (own: Json): Json =>
  Object(Object(own['metadata'])['openid_relying_party']) as Json;

const text = (value: unknown): boolean => typeof value === 'string' && value !== '';
const texts = (value: unknown): boolean => Array.isArray(value) && value.every(text);

/** What the rules demand of a relying party (technical rules, RP metadata). */
function requireMetadata(clientId: string, own: Json, metadata: Json): void {
  const entity = Object(Object(own['metadata'])['federation_entity']) as Json;
  const { keys } = metadata['jwks'] as { keys: JWK[] };
  const federationKeys = jwksOf(own).keys.map(({ n }) => n);
  const kids = [...keys, ...jwksOf(own).keys].map(({ kid }) => kid);
  const rules: Readonly<Record<string, boolean>> = {
    organization_name: text(entity['organization_name']),
    homepage_uri: text(entity['homepage_uri']),
    policy_uri: text(entity['policy_uri']),
    logo_uri: String(entity['logo_uri']).endsWith('.svg'),
    contacts: texts(entity['contacts']),
    federation_resolve_endpoint: text(entity['federation_resolve_endpoint']),
    client_id: metadata['client_id'] === clientId,
    redirect_uris: texts(metadata['redirect_uris']),
    automatic: String(metadata['client_registration_types']) === 'automatic',
    response_types: String(metadata['response_types']) === 'code',
    private_key_jwt: metadata['token_endpoint_auth_method'] === 'private_key_jwt',
    'a key to sign': keys.some(({ use }) => use === 'sig'),
    'a key to encrypt': keys.some(({ use }) => use === 'enc'),
    'separate federation keys': keys.every(({ n }) => !federationKeys.includes(n)),
    'a kid for each key': kids.every(text),
  };
  const [broken] = Object.entries(rules).find(([, holds]) => !holds) ?? [];
  if (broken) throw new Error(`the metadata of the relying party lack: ${broken}`);
}
