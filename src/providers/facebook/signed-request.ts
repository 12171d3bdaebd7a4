// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { later, minute, day } from '../../kernel/clock.js';
import { ProviderError } from '../provider-error.js';

/** Whose account it is about; the signature names the message, the same however often it comes. */
export interface SignedRequest {
  readonly userId: string;
  readonly signature: string;
}

const shape = /^([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{1,4000})$/;
const payload = z.object({
  algorithm: z.literal('HMAC-SHA256'),
  user_id: z.string().regex(/^\d{1,30}$/),
  issued_at: z.int().min(0),
});
/** How long Facebook may try to deliver it, and how far its clock may be ahead. */
const patience = { late: day, early: 5 * minute };

/**
 * Reads a `signed_request`: base64url of an HMAC-SHA256 under the application's secret, a dot, and the
 * base64url of the JSON that it is over, as it stands.
 * @throws ProviderError `malformed`, `forged`, `expired`
 */
export function readSignedRequest(
  text: string | undefined,
  { secret, now }: { readonly secret: string; readonly now: Date },
): SignedRequest {
  const [, signature, encoded] = shape.exec(text ?? '') ?? [];
  if (!signature || !encoded) throw new ProviderError('malformed', { rule: 'signed_request.form' });
  const expected = createHmac('sha256', secret).update(encoded).digest();
  if (!timingSafeEqual(Buffer.from(signature, 'base64url'), expected)) {
    throw new ProviderError('forged', { rule: 'signed_request.signature' });
  }
  const parsed = payload.safeParse(parseJson(encoded));
  if (!parsed.success) throw new ProviderError('malformed', { rule: 'signed_request.payload' });
  const issuedAt = new Date(parsed.data.issued_at * 1_000);
  if (issuedAt < later(now, -patience.late) || issuedAt > later(now, patience.early)) {
    throw new ProviderError('expired', { rule: 'signed_request.issued_at' });
  }
  return { userId: parsed.data.user_id, signature };
}

function parseJson(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
