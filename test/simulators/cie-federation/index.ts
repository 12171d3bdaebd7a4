// SPDX-License-Identifier: AGPL-3.0-or-later
import type { JWK } from 'jose';
import type { Persona } from '../spid-idp/personas.js';
import { createAuthority, type Authority } from './authority.js';
import { listenOn, type Listening } from './http.js';
import { createKey, keyOf, type Key } from './key.js';
import { relyingPartyPolicy, providerPolicy } from './policies.js';
import { createProvider, type FederationProvider } from './provider/provider.js';

export interface FederationOptions {
  /** One port for all of it, under paths; or a port each. 0 for any free one. */
  readonly ports: number | 'separate';
  readonly personas: readonly Persona[];
  /** PEM; one that is absent is made anew. */
  readonly keys?: FederationKeys;
  readonly now?: () => Date;
  /** How the provider reaches relying parties. */
  readonly fetch?: typeof fetch;
}

/** A federation that others remember keeps them from one start to the next. */
export interface FederationKeys {
  readonly anchor?: string;
  readonly intermediate?: string;
  /** Of the provider: for its configuration, and for tokens. */
  readonly provider?: string;
  readonly tokens?: string;
}

/** A federation for demos and tests: a trust anchor, an intermediate and a provider below it. */
export interface Federation {
  readonly origin: string;
  readonly anchor: Authority;
  readonly intermediate: Authority;
  readonly provider: FederationProvider;
  /** What a relying party is configured with to take part, below the intermediate. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Takes a relying party in, as onboarding does. */
  onboard(entityId: string, jwks: readonly JWK[]): void;
  close(): Promise<void>;
}

export async function startFederation(options: FederationOptions): Promise<Federation> {
  const servers =
    options.ports === 'separate'
      ? await Promise.all([listenOn(0), listenOn(0), listenOn(0)])
      : [await listenOn(options.ports)];
  const [first, second = first, third = first] = servers as [Listening, ...Listening[]];
  const below = (server: Listening, path: string): string =>
    servers.length > 1 ? server.origin : `${server.origin}${path}`;
  const federation = await createFederation(options, {
    anchor: below(first, '/anchor'),
    intermediate: below(second, '/intermediate'),
    provider: below(third, '/provider'),
  });
  for (const server of servers) server.answerWith((request) => federation.handle(request));
  return {
    ...federation,
    origin: first.origin,
    async close() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

interface EntityIds {
  readonly anchor: string;
  readonly intermediate: string;
  readonly provider: string;
}

/** The same without a socket: every request is a call of `handle`. */
export async function createFederation(options: Omit<FederationOptions, 'ports'>, ids: EntityIds) {
  const { personas, now = () => new Date(), keys = {} } = options;
  const key = (name: keyof FederationKeys): Promise<Key> => {
    const pem = keys[name];
    return pem === undefined ? createKey() : keyOf(pem);
  };
  const markOf = (role: string): string => `${ids.anchor}/${role}/public/`;
  const anchor = createAuthority({
    entityId: ids.anchor,
    name: 'Ministero dell’Interno (simulato)',
    key: await key('anchor'),
    now,
    maxPathLength: 1,
    trustMarkIssuers: {
      [markOf('openid_provider')]: [ids.anchor],
      [markOf('openid_relying_party')]: [ids.anchor, ids.intermediate],
    },
  });
  const intermediate = createAuthority({
    entityId: ids.intermediate,
    name: 'Soggetto aggregatore (simulato)',
    key: await key('intermediate'),
    now,
    superiors: [ids.anchor],
  });
  const federationKey = await key('provider');
  const provider = createProvider({
    entityId: ids.provider,
    federationKey,
    coreKey: await key('tokens'),
    superiors: [ids.intermediate],
    personas: personas.filter(({ fiscalNumber }) => fiscalNumber !== undefined),
    anchor: { entityId: ids.anchor, jwks: { keys: [anchor.key.jwk] } },
    fetch: options.fetch ?? fetch,
    now,
    async trustMark() {
      const id = markOf('openid_provider');
      return { id, trust_mark: await anchor.issueTrustMark(id, ids.provider) };
    },
  });
  const member = { jwks: [federationKey.jwk], type: 'openid_provider' } as const;
  // The anchor gives the trust mark and so is asked for its status; the intermediate speaks for the provider.
  anchor.register({
    ...member,
    entityId: ids.provider,
    trustMarks: [markOf('openid_provider')],
  });
  intermediate.register({ ...member, entityId: ids.provider, policy: providerPolicy });
  anchor.register({
    entityId: ids.intermediate,
    jwks: [intermediate.key.jwk],
    type: 'federation_entity',
    policy: { ...relyingPartyPolicy, ...providerPolicy },
  });
  const entities = [anchor, intermediate, provider];
  return {
    anchor,
    intermediate,
    provider,
    config: {
      providers: [ids.provider],
      trustAnchor: { id: ids.anchor, keys: JSON.stringify({ keys: [anchor.key.jwk] }) },
      authorityHints: [ids.intermediate],
    },
    onboard(entityId: string, jwks: readonly JWK[]) {
      intermediate.register({
        entityId,
        jwks,
        type: 'openid_relying_party',
        policy: relyingPartyPolicy,
        trustMarks: [markOf('openid_relying_party')],
      });
    },
    async handle(request: Request): Promise<Response> {
      const entity = entities.find(({ entityId }) => isBelow(entityId, request.url));
      return (await entity?.handle(request)) ?? new Response('nobody', { status: 404 });
    },
  };
}

const isBelow = (entityId: string, url: string): boolean =>
  url === entityId || url.startsWith(`${entityId}/`);
