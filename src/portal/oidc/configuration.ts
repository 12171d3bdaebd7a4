// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  errors,
  Provider,
  type AccessToken,
  type AdapterPayload,
  type ClientCredentials,
  type Configuration,
  type KoaContextWithOIDC,
  type RefreshToken,
} from 'oidc-provider';
import { day, hour, minute, second } from '../../kernel/clock.js';
import { acrValues } from '../domain/assurance.js';
import type { Portal } from '../domain/portal.js';
import { scopeClaims } from '../domain/release.js';
import { apiScopes, loginScopes } from '../domain/scopes.js';
import { createAdapterFactory } from './adapter.js';
import { isTokenServed } from './admission.js';
import type { Accounts } from './account.js';
import { pkceRequired, toClientMetadata, toldByBrowser } from './client-metadata.js';
import { changingOver, formerSecret } from './client-secrets.js';
import { cookieSigner } from './cookie-signer.js';
import type { OidcDeps } from './deps.js';
import { languages } from './language.js';
import { loadExistingGrant } from './grants.js';
import { createPolicy } from './policy.js';
import { familyLifetime } from './proof-to-keep.js';
import { requestMemo } from './request-memo.js';
import { renderSignedOut, renderSignOut, renderError } from './rendering.js';
import { signInOfToken } from './token-claims.js';

/** The whole configuration of the OpenID Provider; what is not here is the library's default. */
export function createConfiguration(deps: OidcDeps, accounts: Accounts): Configuration {
  return {
    adapter: createAdapterFactory({ ...deps, findClient: clientFinder(deps) }),
    jwks: { keys: [...deps.jwks] },
    cookies: cookies(deps),
    acrValues: acrValues(deps.issuer),
    // Known to the provider as a whole, so that a portal's registration bounds these too.
    scopes: [...loginScopes, ...apiScopes],
    claims: { ...scopeClaims, sid: null, auth_time: null, iss: null },
    subjectTypes: ['pairwise', 'public'],
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
    extraClientMetadata: { properties: [pkceRequired, toldByBrowser, formerSecret] },
    pkce: { required: (_ctx, client) => client[pkceRequired] !== false },
    features: features(deps, accounts),
    ttl: lifetimes,
    interactions: {
      policy: createPolicy(deps, accounts),
      url: (_ctx, interaction) => `/interaction/${interaction.uid}`,
    },
    findAccount: async (ctx, memberId) => accounts.find(ctx, memberId),
    pairwiseIdentifier: async (ctx, memberId, client) => accounts.subject(ctx, memberId, client),
    loadExistingGrant: async (ctx) => loadExistingGrant(deps, ctx),
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    // One presented a moment after its use has its successor already.
    rotateRefreshToken: () => requestMemo()?.successor === undefined,
    extraTokenClaims: async (ctx, token) => signInOfToken(deps, ctx, token),
    clientBasedCORS: (_ctx, origin, client) =>
      (client.redirectUris ?? []).some((uri) => URL.parse(uri)?.origin === origin),
    sectorIdentifierUriValidate: () => false,
    fetch: deps.fetch,
    renderError: async (ctx, _out, error) => renderError(deps.pages, ctx, error),
    enabledJWA: { idTokenSigningAlgValues: signingAlgorithms(deps) },
    discovery: {
      ui_locales_supported: [...languages],
      prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
      // Told by a queue of ours, not by the library.
      backchannel_logout_supported: true,
      backchannel_logout_session_supported: true,
      frontchannel_logout_supported: true,
      frontchannel_logout_session_supported: true,
    },
  };
}

/** The directory gives one record for some seconds, and its secret is opened once for each. */
function clientFinder(deps: Pick<OidcDeps, 'portals' | 'box' | 'now'>) {
  const opened = new WeakMap<Portal, AdapterPayload>();
  return async (clientId: string): Promise<AdapterPayload | undefined> => {
    const { portals } = deps;
    const portal = await (provesItself() ? portals.current(clientId) : portals.find(clientId));
    if (!portal) return undefined;
    const metadata = opened.get(portal) ?? toClientMetadata(portal, deps.box);
    opened.set(portal, metadata);
    return { ...metadata, ...changingOver(metadata, deps.now()) };
  };
}

const routesOfPortals = ['token', 'introspection', 'revocation', 'pushed_authorization_request'];

/** Whether a portal is about to present its secret or key: what was taken from it counts no more, on any node. */
function provesItself(): boolean {
  const { oidc } = Provider.ctx ?? {};
  return oidc !== undefined && !oidc.client && routesOfPortals.includes(oidc.route);
}

/** Only what there is a key for is promised. */
function signingAlgorithms(deps: OidcDeps): ('RS256' | 'ES256')[] {
  const has = (alg: string): boolean => deps.jwks.some((key) => key.alg === alg);
  return (['RS256', 'ES256'] as const).filter(has);
}

function cookies(deps: OidcDeps): Configuration['cookies'] {
  const secure = deps.issuer.startsWith('https:');
  const prefix = secure ? '__Secure-' : '';
  const options = { httpOnly: true, sameSite: 'lax', secure, signed: true } as const;
  return {
    names: {
      session: `${prefix}piazza_oidc`,
      interaction: `${prefix}piazza_interaction`,
      resume: `${prefix}piazza_resume`,
    },
    long: { ...options, path: new URL(deps.issuer).pathname },
    short: options,
    keys: cookieSigner(deps.cookieKeys),
  };
}

/** A portal learns nothing of another portal's tokens and ends none of them. */
const ownTokensOnly = (
  _ctx: KoaContextWithOIDC,
  client: { readonly clientId: string },
  token: { readonly clientId?: string | undefined },
): boolean => token.clientId === client.clientId;

type AllowedPolicy = (
  ctx: KoaContextWithOIDC,
  client: { readonly clientId: string },
  token: AccessToken | ClientCredentials | RefreshToken,
) => Promise<boolean>;

/** Nor is one active that stands for somebody who is gone, or for a sign-in which serves the portal no more. */
const servedTokensOnly =
  (deps: OidcDeps, accounts: Accounts): AllowedPolicy =>
  async (ctx, client, token) => {
    if (!ownTokensOnly(ctx, client, token)) return false;
    if (token.kind === 'ClientCredentials') return true;
    const account = await accounts.readFor(ctx, token.accountId, client.clientId);
    return account !== undefined && isTokenServed(deps, token);
  };

function features(deps: OidcDeps, accounts: Accounts): Configuration['features'] {
  const algorithms = deps.jwks.map((key) => key.alg);
  // Shorter and cheaper to make, where there is a key for it.
  const alg = algorithms.includes('ES256') ? 'ES256' : 'RS256';
  return {
    devInteractions: { enabled: false },
    claimsParameter: { enabled: true },
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: servedTokensOnly(deps, accounts) },
    revocation: { enabled: true, allowedPolicy: ownTokensOnly },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: async (ctx) => renderSignOut(deps, ctx),
      postLogoutSuccessSource: async (ctx) => renderSignedOut(deps, ctx),
    },
    resourceIndicators: {
      enabled: true,
      // A portal that asks with its own credentials can only mean our API.
      defaultResource: (ctx: KoaContextWithOIDC, _client, oneOf) =>
        oneOf ?? (ctx.oidc.params?.['grant_type'] === 'client_credentials' ? deps.apiResource : []),
      useGrantedResource: () => false,
      getResourceServerInfo: (_ctx, resource) => {
        if (resource !== deps.apiResource) throw new errors.InvalidTarget();
        return {
          scope: apiScopes.join(' '),
          audience: deps.apiResource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: (5 * minute) / second,
          jwt: { sign: { alg } },
        };
      },
    },
  };
}

const seconds = (milliseconds: number): number => milliseconds / second;

const lifetimes: NonNullable<Configuration['ttl']> = {
  AuthorizationCode: seconds(minute),
  AccessToken: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? seconds(hour),
  ClientCredentials: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? seconds(5 * minute),
  IdToken: seconds(hour),
  RefreshToken: (_ctx, token) =>
    Math.max(1, Math.min(seconds(14 * day), seconds(familyLifetime) - token.totalLifetime())),
  Interaction: seconds(30 * minute),
  // Our own session's absolute limit: the provider's never outlives it.
  Session: seconds(8 * hour),
  Grant: seconds(familyLifetime),
};
