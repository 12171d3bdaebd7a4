// SPDX-License-Identifier: AGPL-3.0-or-later
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { randomBytes } from '../../../kernel/random.js';
import type { WebhookSignature } from '../../domain/webhook.js';

/** A key as it is kept, and what the portal needs to verify: `whsec_…` is secret, `whpk_…` is not. */
export interface NewKey {
  readonly kept: Buffer;
  readonly forPortal: string;
}

/** In the forms that the libraries of Standard Webhooks read (1.0, "Signature scheme"). */
export function newKey(signature: WebhookSignature): NewKey {
  if (signature === 'hmac') {
    const kept = randomBytes(32);
    return { kept, forPortal: `whsec_${kept.toString('base64')}` };
  }
  const { privateKey } = generateKeyPairSync('ed25519');
  const kept = privateKey.export({ type: 'pkcs8', format: 'der' });
  return { kept, forPortal: publicHalf(privateKey) };
}

function publicHalf(privateKey: KeyObject): string {
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return `whpk_${Buffer.from(x, 'base64url').toString('base64')}`;
}
