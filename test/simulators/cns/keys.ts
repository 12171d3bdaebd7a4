// SPDX-License-Identifier: AGPL-3.0-or-later
import { createPublicKey, KeyObject, webcrypto } from 'node:crypto';

/** ECDSA on P-256, or RSA of so many bits. */
export type KeyKind = 'ec' | 1024 | 2048;

export interface KeyPair {
  readonly keys: CryptoKeyPair;
  readonly algorithm: EcdsaParams | Algorithm;
  /** PKCS #8, PEM */
  readonly pem: string;
}

const ec = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

export async function createKeyPair(kind: KeyKind): Promise<KeyPair> {
  const usages = ['sign', 'verify'] as const;
  const keys =
    kind === 'ec'
      ? await webcrypto.subtle.generateKey(ec, true, usages)
      : await webcrypto.subtle.generateKey(
          { ...rsa, modulusLength: kind, publicExponent: new Uint8Array([1, 0, 1]) },
          true,
          usages,
        );
  return pairOf(keys as CryptoKeyPair, kind === 'ec' ? ec : rsa);
}

/** The pair of an ECDSA key that was kept. */
export async function readKeyPair(pem: string): Promise<KeyPair> {
  const { subtle } = webcrypto;
  const publicKey = createPublicKey(pem).export({ type: 'spki', format: 'der' });
  const body = Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  const keys = {
    privateKey: await subtle.importKey('pkcs8', body, ec, true, ['sign']),
    publicKey: await subtle.importKey('spki', publicKey, ec, true, ['verify']),
  };
  return pairOf(keys as CryptoKeyPair, ec);
}

function pairOf(keys: CryptoKeyPair, algorithm: KeyPair['algorithm']): KeyPair {
  const key = KeyObject.from(keys.privateKey);
  return { keys, algorithm, pem: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
