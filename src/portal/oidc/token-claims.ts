// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AccessToken, ClientCredentials, KoaContextWithOIDC } from 'oidc-provider';
import { findProof } from '../store/session-events.js';
import type { OidcDeps } from './deps.js';

/**
 * How the person behind an access token signed in (RFC 9068, 2.2.1; RFC 9470, 6): whether it still serves the portal is
 * asked at each use. In one for our API the provider too: joining a community may ask for it.
 */
export async function signInOfToken(
  deps: Pick<OidcDeps, 'db'>,
  ctx: KoaContextWithOIDC,
  token: AccessToken | ClientCredentials,
): Promise<Record<string, unknown> | undefined> {
  if (token.kind !== 'AccessToken') return undefined;
  const source = ctx.oidc.entities.AuthorizationCode ?? ctx.oidc.entities.RefreshToken;
  if (!source?.sessionUid) return undefined;
  const proof = { acr: source.acr, auth_time: source.authTime };
  if (token.aud === undefined) return proof;
  const found = await findProof(deps.db, source);
  return { ...proof, ...(found && { provider: found.provider }) };
}
