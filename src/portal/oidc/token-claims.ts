// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AccessToken, ClientCredentials, KoaContextWithOIDC } from 'oidc-provider';
import { findProviderOfProof } from '../store/session-events.js';
import type { OidcDeps } from './deps.js';

/**
 * How the person behind an access token for our API signed in (RFC 9068, 2.2.1): joining a community
 * asks for a level, for the time of the proof and for its provider. Nothing for other tokens.
 */
export async function signInOfToken(
  deps: Pick<OidcDeps, 'db'>,
  ctx: KoaContextWithOIDC,
  token: AccessToken | ClientCredentials,
): Promise<Record<string, unknown> | undefined> {
  if (token.kind !== 'AccessToken' || token.aud === undefined) return undefined;
  const source = ctx.oidc.entities.AuthorizationCode ?? ctx.oidc.entities.RefreshToken;
  if (!source?.sessionUid) return undefined;
  const provider = await findProviderOfProof(deps.db, source);
  return {
    acr: source.acr,
    auth_time: source.authTime,
    ...(provider === undefined ? {} : { provider }),
  };
}
