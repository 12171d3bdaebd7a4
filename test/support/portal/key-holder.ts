// SPDX-License-Identifier: AGPL-3.0-or-later
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import type { Db } from '../../../src/database/database.js';
import { newId } from '../../../src/kernel/ids.js';
import { aPortal } from '../builders/portal.js';
import type { PortalApp } from './app.js';
import { tokenRequest } from './client.js';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** A portal that proves itself with a key of its own. */
export async function aKeyHolder({ db, app }: { db: Db; app: PortalApp }) {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', use: 'sig', alg: 'ES256' };
  const portal = await aPortal(db, {
    metadata: { token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [jwk] } },
  });
  const { clientId } = portal;
  const now = Math.floor(Date.now() / 1_000);
  const claims: JWTPayload = {
    iss: clientId,
    sub: clientId,
    aud: app.issuer,
    jti: newId(),
    iat: now,
    exp: now + 60,
  };
  const sign = async (change: Readonly<Record<string, unknown>> = {}) =>
    new SignJWT({ ...claims, ...change })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .sign(privateKey);
  const ask = async (assertion: string) => {
    const fields = {
      grant_type: 'client_credentials',
      scope: 'memberships:read',
      client_assertion_type: assertionType,
      client_assertion: assertion,
    };
    return tokenRequest(app.issuer, { ...portal, secret: undefined }, fields);
  };
  return { claims, sign, ask, now, publicKey };
}

export type KeyHolder = Awaited<ReturnType<typeof aKeyHolder>>;
