// SPDX-License-Identifier: AGPL-3.0-or-later
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, exportPKCS8, generateKeyPair, type JWK } from 'jose';

/** An RSA key of an entity, called by its thumbprint. */
export interface Key {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly jwk: JWK & { readonly kid: string };
}

export async function createKey(): Promise<Key> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return keyOf(await exportPKCS8(privateKey));
}

export async function keyOf(pem: string): Promise<Key> {
  const privateKey = createPrivateKey(pem);
  const jwk = await exportJWK(createPublicKey(privateKey));
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, privateKey, jwk: { ...jwk, kid } };
}

export const pemOf = ({ privateKey }: Key): string =>
  privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
