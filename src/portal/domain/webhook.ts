// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, hour, minute, second } from '../../kernel/clock.js';
import type { ClientId, WebhookEndpointId } from '../../kernel/ids.js';

/** How a call is signed: a shared secret (`v1`) or our key of which the portal has the public half (`v1a`). */
export type WebhookSignature = 'hmac' | 'ed25519';

/** An address of a portal that is told of every change that concerns it. */
export interface WebhookEndpoint {
  readonly id: WebhookEndpointId;
  readonly clientId: ClientId;
  readonly url: string;
  readonly signature: WebhookSignature;
}

/** The purpose under which keys of webhooks are sealed. */
export const webhookSecretPurpose = 'portal.webhook';

/** A replaced key signs beside its successor for this long, so that the portal can change over. */
export const rotationOverlap = day;

/** An address where nothing arrived for so long is called no more. */
export const patience = 5 * day;

/** Pauses after each failed attempt (Standard Webhooks, "Deliverability and reliability"): three days in all. */
export const webhookPauses: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/**
 * The address as it is called, or undefined where it is none that may be: https unless private addresses may be
 * reached (development), no credentials, no fragment.
 */
export function parseCallAddress(
  raw: string,
  { allowPrivate }: { allowPrivate: boolean },
): string | undefined {
  const url = URL.parse(raw);
  if (!url || raw.length > 2_000) return undefined;
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) return undefined;
  return url.username || url.password || url.hash ? undefined : url.href;
}
