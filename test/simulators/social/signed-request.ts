// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac } from 'node:crypto';

/** A `signed_request` as Facebook makes them; `fields` replaces what is said. */
export function signRequest(
  userId: string,
  secret: string,
  fields: Readonly<Record<string, unknown>> = {},
): string {
  const issuedAt = Math.floor(Date.now() / 1_000);
  const said = { algorithm: 'HMAC-SHA256', issued_at: issuedAt, user_id: userId, ...fields };
  const payload = Buffer.from(JSON.stringify(said)).toString('base64url');
  return `${createHmac('sha256', secret).update(payload).digest('base64url')}.${payload}`;
}
