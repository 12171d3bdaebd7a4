// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac, createPrivateKey, sign } from 'node:crypto';
import type { WebhookSignature } from '../domain/webhook.js';

export interface Message {
  readonly id: string;
  readonly at: Date;
  readonly body: string;
}

/** The headers of one call, signed with every key that is in use (Standard Webhooks 1.0, "Signature scheme"). */
export function signedHeaders(
  { id, at, body }: Message,
  signature: WebhookSignature,
  keys: readonly Buffer[],
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const content = Buffer.from(`${id}.${timestamp}.${body}`, 'utf8');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': keys.map((key) => signWith(key, signature, content)).join(' '),
  };
}

function signWith(key: Buffer, signature: WebhookSignature, content: Buffer): string {
  if (signature === 'hmac')
    return `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  return `v1a,${sign(null, content, privateKey).toString('base64')}`;
}
