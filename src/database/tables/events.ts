// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Generated, GeneratedAlways } from 'kysely';
import type { Json, Optional, Timestamp } from './identity.js';

/** Every change that somebody outside may want to know of, written in the transaction of the change. */
export interface OutboxTable {
  id: string;
  /** Order of insertion, which is not the order of commit: readers go by `position`. */
  seq: GeneratedAlways<number>;
  /** Given by the relay after commit and rising for every reader; null until then. */
  position: Generated<number | null>;
  type: string;
  at: Timestamp;
  actor: Optional<string>;
  subject: Optional<string>;
  community_id: Optional<string>;
  data: Json<Record<string, unknown>>;
}

export interface EventTables {
  outbox: OutboxTable;
}
