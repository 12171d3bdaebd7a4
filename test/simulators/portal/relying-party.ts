// SPDX-License-Identifier: AGPL-3.0-or-later
import * as oidc from 'openid-client';

export interface RelyingPartySettings {
  /** Piazza's issuer. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The portal's own origin. */
  readonly origin: string;
}

/** What a sign-in needs to remember until the person is back. */
export interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** A signed-in person, as the portal was told. */
export interface Person {
  readonly sub: string;
  readonly idToken: string;
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  /** The ID token's claims and userinfo's over them. */
  readonly claims: Readonly<Record<string, unknown>>;
}

export interface Community {
  readonly slug: string;
  readonly name: string;
}

export interface RelyingParty {
  begin(): Promise<{ readonly url: URL; readonly pending: Pending }>;
  finish(callback: URL, pending: Pending): Promise<Person>;
  /** Asks again what Piazza knows now, without a new sign-in. */
  refresh(person: Person): Promise<Person>;
  endSession(person: Person): Promise<URL>;
  /** The communities that this portal serves, by its own credentials. */
  communities(): Promise<readonly Community[]>;
}

const scope = 'openid profile email groups roles memberships';

export function createRelyingParty(settings: RelyingPartySettings): RelyingParty {
  const discover = lazily(async () => discovery(settings));
  return {
    async begin() {
      const config = await discover();
      const verifier = oidc.randomPKCECodeVerifier();
      const pending = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: `${settings.origin}/callback`,
        scope,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { url, pending };
    },
    async finish(callback, { state, nonce, verifier }) {
      const config = await discover();
      const tokens = await oidc.authorizationCodeGrant(config, callback, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      return toPerson(config, tokens);
    },
    async refresh(person) {
      const config = await discover();
      const tokens = await oidc.refreshTokenGrant(config, person.refreshToken ?? '');
      return toPerson(config, tokens, person);
    },
    async endSession(person) {
      return oidc.buildEndSessionUrl(await discover(), {
        id_token_hint: person.idToken,
        post_logout_redirect_uri: `${settings.origin}/`,
      });
    },
    async communities() {
      const config = await discover();
      const { access_token: token } = await oidc.clientCredentialsGrant(config, {
        scope: 'communities:read',
      });
      return listCommunities(settings, token);
    },
  };
}

const discovery = async (settings: RelyingPartySettings): Promise<oidc.Configuration> =>
  oidc.discovery(
    new URL(settings.issuer),
    settings.clientId,
    undefined,
    oidc.ClientSecretBasic(settings.clientSecret),
    { execute: [oidc.allowInsecureRequests] },
  );

async function toPerson(
  config: oidc.Configuration,
  tokens: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers,
  before?: Person,
): Promise<Person> {
  const claims = tokens.claims();
  const sub = claims?.sub ?? before?.sub ?? '';
  const userinfo = await oidc.fetchUserInfo(config, tokens.access_token, sub);
  return {
    sub,
    idToken: tokens.id_token ?? before?.idToken ?? '',
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    claims: { ...claims, ...userinfo },
  };
}

async function listCommunities(
  { issuer }: RelyingPartySettings,
  token: string,
): Promise<readonly Community[]> {
  const address = new URL('/api/v1/communities?limit=100', issuer);
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${token}`, 'accept-language': 'it' },
  });
  if (!response.ok) return [];
  const { items } = (await response.json()) as { items: { community: string; name: string }[] };
  return items.map(({ community, name }) => ({ slug: community, name }));
}

/** Once, at the first need: the portal may start before Piazza does. */
function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return async () => {
    made ??= make();
    try {
      return await made;
    } catch (error) {
      made = undefined;
      throw error;
    }
  };
}
