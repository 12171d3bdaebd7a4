// SPDX-License-Identifier: AGPL-3.0-or-later
import type { KoaContextWithOIDC } from 'oidc-provider';
import { day, later } from '../../kernel/clock.js';
import { trustId, type MemberId } from '../../kernel/ids.js';
import type { KeptProof } from '../store/kept-proofs.js';
import type { OidcDeps } from './deps.js';

/** However often it is rotated, a refresh token's family ends (OWASP ASVS 5.0, 10.4.8). */
export const familyLifetime = 90 * day;

/**
 * What a portal's demands are held against once the session is over: a portal that accepts some means only goes on being
 * served while the person is away.
 */
export function proofToKeep(
  { now }: Pick<OidcDeps, 'now'>,
  { oidc, status }: KoaContextWithOIDC,
): KeptProof | undefined {
  const route: string | undefined = oidc?.route;
  const token = route === 'token' && status === 200 ? oidc.entities.RefreshToken : undefined;
  if (!token?.sessionUid || token.authTime === undefined || token.expiresWithSession === true)
    return undefined;
  const { sessionUid, authTime, accountId } = token;
  const memberId = trustId<MemberId>(accountId);
  return { sessionUid, authTime, memberId, until: later(now(), familyLifetime) };
}
