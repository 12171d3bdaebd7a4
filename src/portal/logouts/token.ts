// SPDX-License-Identifier: AGPL-3.0-or-later
import { SignJWT } from 'jose';
import { second } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { logoutTokenLifetime } from '../domain/logout.js';
import { algorithmOf, type TokenKey } from '../domain/token-key.js';
import type { DueLogout } from '../store/logouts/queue.js';

/**
 * The token that tells a portal which session has ended (OpenID Connect Back-Channel Logout 1.0, 2.4). Each attempt has
 * its own: a portal that remembers `jti` takes a second one for a new message, and it is one.
 * @returns undefined where there is no key for what the portal registered
 */
export async function logoutToken(
  { issuer, keys, at }: { issuer: string; keys: readonly TokenKey[]; at: Date },
  { clientId, sid, sub, algorithm = 'RS256' }: DueLogout,
): Promise<string | undefined> {
  const key = keys.find((one) => algorithmOf(one) === algorithm);
  if (!key) return undefined;
  const issued = Math.floor(at.getTime() / second);
  const token = new SignJWT({
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    sid,
  })
    .setProtectedHeader({ alg: algorithm, kid: key.kid, typ: 'logout+jwt' })
    .setIssuer(issuer)
    .setAudience(clientId)
    .setIssuedAt(issued)
    .setExpirationTime(issued + logoutTokenLifetime / second)
    .setJti(newId());
  return (sub === undefined ? token : token.setSubject(sub)).sign(key.privateKey);
}
