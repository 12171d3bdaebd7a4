// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Generated } from 'kysely';
import type { Optional, OptionalTimestamp, Timestamp } from './identity.js';

/** An address of a portal that is told of changes (Standard Webhooks). */
export interface WebhookEndpointTable {
  id: string;
  client_id: string;
  url: string;
  signature: 'hmac' | 'ed25519';
  status: 'active' | 'disabled';
  disabled_reason: Optional<'gone' | 'failing' | 'staff'>;
  disabled_at: OptionalTimestamp;
  /** The first failure since something arrived. */
  failing_since: OptionalTimestamp;
  created_at: Timestamp;
}

/** A sealed key; one replaced still signs beside its successor until `ends_at`. */
export interface WebhookSecretTable {
  id: string;
  endpoint_id: string;
  secret: Buffer;
  created_at: Timestamp;
  ends_at: OptionalTimestamp;
}

export interface WebhookDeliveryTable {
  id: string;
  endpoint_id: string;
  /** The id of the message: of an event under one name of its member. */
  event_id: string;
  /** Exactly what is sent and signed, however often. */
  body: string;
  status: 'pending' | 'delivered' | 'failed';
  attempts: Generated<number>;
  /** Not before; while an attempt is under way, when another node may try. */
  next_at: Timestamp;
  /** The status of the last answer; null when there was none. */
  answered: Optional<number>;
  failure: Optional<string>;
  created_at: Timestamp;
  settled_at: OptionalTimestamp;
}

/** What portals may be told (a view). */
export interface PortalEventView {
  id: string;
  position: number;
  at: Date;
  member_id: string;
  community_id: string;
  slug: string;
  type: string;
  role: string | null;
  group_slug: string | null;
}

/** The same under each subject by which portals know or knew the member, but for what a merge carried over (a view). */
export interface ToldEventView extends PortalEventView {
  sector: string;
  sub: string;
}

export interface WebhookTables {
  webhook_endpoint: WebhookEndpointTable;
  webhook_secret: WebhookSecretTable;
  webhook_delivery: WebhookDeliveryTable;
  portal_event: PortalEventView;
  told_event: ToldEventView;
}
