// SPDX-License-Identifier: AGPL-3.0-or-later
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';

/** A key of our own, called by the thumbprint of its public half (RFC 7638). */
export interface OwnKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** `kty`, `n`, `e` and `kid` */
  readonly publicJwk: JWK & { readonly kid: string };
}

/**
 * Reads an RSA private key as PEM (PKCS #8) or as a JSON Web Key.
 * @throws Error that says what is wrong, without the key
 */
export function readPrivateKey(text: string): KeyObject {
  const key = parse(text);
  const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType !== 'rsa' || modulusLength < 2_048) {
    throw new Error('needs an RSA key of at least 2048 bits');
  }
  return key;
}

function parse(text: string): KeyObject {
  try {
    return text.trimStart().startsWith('{')
      ? createPrivateKey({ key: JSON.parse(text), format: 'jwk' })
      : createPrivateKey(text);
  } catch {
    throw new Error('needs a private key, as PEM or as a JSON Web Key');
  }
}

export async function ownKey(text: string): Promise<OwnKey> {
  const privateKey = readPrivateKey(text);
  const { kty, n, e } = createPublicKey(privateKey).export({ format: 'jwk' });
  const jwk = { kty: String(kty), n: String(n), e: String(e) };
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, privateKey, publicJwk: { ...jwk, kid } };
}
