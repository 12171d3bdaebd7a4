// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, randomUUID } from 'node:crypto';
import { CompactEncrypt, importJWK, SignJWT } from 'jose';
import type { Json } from '../entity.js';
import type { Key } from '../key.js';
import type { Persona } from '../../spid-idp/personas.js';
import type { Client } from './clients.js';

const tokenLifetime = 1_800;

export interface Signer {
  readonly issuer: string;
  readonly key: Key;
  readonly now: Date;
}

/** Signs claims as this provider, good for half an hour. */
export function signToken(
  { issuer, key, now }: Signer,
  claims: Json,
  header: Json = {},
): Promise<string> {
  const iat = Math.floor(now.getTime() / 1_000);
  const dated = { iss: issuer, iat, nbf: iat, exp: iat + tokenLifetime, jti: randomUUID() };
  return new SignJWT({ ...dated, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid, ...header })
    .sign(key.privateKey);
}

/** A pairwise subject: the same person is another one for another client. */
export const subjectOf = (persona: Persona, client: Client): string =>
  createHash('sha256').update(`${persona.id} ${client.clientId}`).digest('hex');

export const leftHalf = (accessToken: string): string =>
  createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');

const available = (persona: Persona): Readonly<Record<string, unknown>> => ({
  given_name: persona.givenName,
  family_name: persona.familyName,
  birthdate: persona.birthdate,
  gender: persona.gender === 'F' ? 'female' : 'male',
  'https://attributes.eid.gov.it/fiscal_number': `TINIT-${persona.fiscalNumber?.replace(/^TINIT-/, '')}`,
  email: persona.email,
});

/** What was asked of the person, and nothing else. */
export const claimsOf = (persona: Persona, asked: Readonly<Record<string, unknown>>): Json =>
  Object.fromEntries(Object.entries(available(persona)).filter(([name]) => name in asked));

/** Encrypts a signed token for a client, as its metadata want it. */
export async function encryptFor(
  client: Client,
  signed: string,
  header: Json = {},
): Promise<string> {
  const { userinfo_encrypted_response_alg: alg, userinfo_encrypted_response_enc: enc } =
    client.metadata;
  const jwk = client.jwks.keys.find(({ use }) => use === 'enc');
  if (!jwk?.kid) throw new Error('the client has no key to encrypt for');
  return new CompactEncrypt(Buffer.from(signed))
    .setProtectedHeader({
      alg: String(alg),
      enc: String(enc),
      kid: jwk.kid,
      cty: 'JWT',
      ...header,
    })
    .encrypt(await importJWK(jwk, String(alg)));
}
