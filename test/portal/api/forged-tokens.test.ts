// SPDX-License-Identifier: AGPL-3.0-or-later
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { decodeJwt, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { callApi, portalToken } from '../../support/portal/api.js';
import { testKeys, usePortalApp } from '../../support/portal/app.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

const own = (kid: string) => {
  const key = testKeys.find((one) => one.kid === kid);
  if (!key) throw new Error(`no key ${kid}`);
  return key.privateKey;
};
const ofAnother = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const header = { alg: 'ES256', kid: 'ec', typ: 'at+jwt' } as const;

const sign = async (
  claims: JWTPayload,
  protectedHeader: { alg: string; kid: string; typ: string } = header,
  key: Parameters<SignJWT['sign']>[0] = own('ec'),
) => new SignJWT(claims).setProtectedHeader(protectedHeader).sign(key);

/** What the service itself wrote for a portal, to be written otherwise. */
async function issued(): Promise<JWTPayload> {
  return decodeJwt(await portalToken(app, await aPortal(db)));
}

const call = async (token: string) => callApi(app, 'GET', '/communities', { token });

/** A public key is known to everybody: as the secret of a symmetric signature it must be worth nothing. */
const publicKeyAsSecret = () =>
  Buffer.from(createPublicKey(own('rsa')).export({ type: 'spki', format: 'pem' }));

describe('an access token that says what one of ours says', () => {
  it('opens the API when it is signed as ours are', async () => {
    expect(await call(await sign(await issued()))).toMatchObject({ status: 200 });
  });

  it.each<[string, (claims: JWTPayload) => Promise<string> | string]>([
    ['is for another audience', (claims) => sign({ ...claims, aud: `${app.origin}/other` })],
    ['is for no audience', ({ aud: _left, ...claims }) => sign(claims)],
    ['is of another issuer', (claims) => sign({ ...claims, iss: 'https://other.example/oidc' })],
    ['has expired', (claims) => sign({ ...claims, exp: Math.floor(Date.now() / 1_000) - 1 })],
    ['never expires', ({ exp: _left, ...claims }) => sign(claims)],
    ['begins later', (claims) => sign({ ...claims, nbf: Math.floor(Date.now() / 1_000) + 60 })],
    ['names no portal', ({ client_id: _left, ...claims }) => sign(claims)],
    ['names a portal that there is not', (claims) => sign({ ...claims, client_id: 'nobody' })],
    ['is an ID token by its type', (claims) => sign(claims, { ...header, typ: 'JWT' })],
    ['is a logout token by its type', (claims) => sign(claims, { ...header, typ: 'logout+jwt' })],
    ['is signed by another key', (claims) => sign(claims, header, ofAnother)],
    ['names a key that there is not', (claims) => sign(claims, { ...header, kid: 'other' })],
    ['is unsigned', (claims) => new UnsecuredJWT(claims).encode()],
    [
      'is signed with our public key as a secret',
      (claims) => sign(claims, { alg: 'HS256', kid: 'rsa', typ: 'at+jwt' }, publicKeyAsSecret()),
    ],
    [
      'was altered',
      async (claims) => {
        const [first, , last] = (await sign(claims)).split('.');
        const other = JSON.stringify({ ...claims, scope: 'members:read' });
        return [first, Buffer.from(other).toString('base64url'), last].join('.');
      },
    ],
  ])('and %s is refused', async (_how, forge) => {
    const answer = await call(await forge(await issued()));
    expect(answer).toMatchObject({ status: 401, body: { code: 'api.token_invalid' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  });
});
