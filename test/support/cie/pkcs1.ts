// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  constants,
  createCipheriv,
  createHmac,
  createPublicKey,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import type { Client } from '../../simulators/cie-federation/provider/clients.js';

const base64url = (data: Buffer): string => data.toString('base64url');

/** Encrypts with RSA1_5 and A128CBC-HS256 (RFC 7518, 4.2 and 5.2.3), which no library of today offers. */
export function withPkcs1(content: string, { jwks }: Client): string {
  const jwk = jwks.keys.find(({ use }) => use === 'enc');
  const header = { alg: 'RSA1_5', enc: 'A128CBC-HS256', kid: jwk?.kid, cty: 'JWT' };
  const authenticated = base64url(Buffer.from(JSON.stringify(header)));
  const secret = randomBytes(32);
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-128-cbc', secret.subarray(16), iv);
  const text = Buffer.concat([cipher.update(content), cipher.final()]);
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(authenticated.length * 8));
  const tag = createHmac('sha256', secret.subarray(0, 16))
    .update(Buffer.concat([Buffer.from(authenticated), iv, text, length]))
    .digest()
    .subarray(0, 16);
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  const wrapped = publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, secret);
  return [authenticated, ...[wrapped, iv, text, tag].map(base64url)].join('.');
}
