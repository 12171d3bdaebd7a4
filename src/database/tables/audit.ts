// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Generated, GeneratedAlways } from 'kysely';
import type { Json, Optional, Timestamp } from './identity.js';

/** Who did what to whom; append-only, chained in batches by a job. Ids only, never personal data. */
export interface AuditEntryTable {
  id: string;
  seq: GeneratedAlways<number>;
  at: Timestamp;
  actor: Optional<string>;
  action: string;
  subject: Optional<string>;
  community_id: Optional<string>;
  data: Json<Record<string, unknown>>;
  /** Order in the chain: the order in which entries came to be seen, not the order of `seq`. */
  chain_position: Generated<number | null>;
  hash: Generated<Buffer | null>;
}

/** The key that seals the messages of a month, `2026-11`, itself sealed. Dropping it shreds the month. */
export interface RegisterMonthTable {
  month: string;
  sealed_key: Buffer;
}

/** The 24-month sign-in register: what went to a provider and what came back, compressed and sealed. */
export interface RegisterEntryTable {
  id: string;
  seq: GeneratedAlways<number>;
  month: string;
  attempt_id: string;
  instance: string;
  kind: string;
  at: Timestamp;
  /** Keyed hash of what the other party knows the message by. */
  reference_hash: Optional<Buffer>;
  content: Buffer;
  /** SHA-256 of the sealed content. */
  digest: Buffer;
  chain_position: Generated<number | null>;
  hash: Generated<Buffer | null>;
}

/** One row at most: the last dropped entry of the register's chain. */
export interface RegisterAnchorTable {
  one: boolean;
  position: number;
  hash: Buffer;
}

export interface AuditTables {
  audit_entry: AuditEntryTable;
  register_month: RegisterMonthTable;
  register_entry: RegisterEntryTable;
  register_anchor: RegisterAnchorTable;
}
