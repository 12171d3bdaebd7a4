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

/** The 24-month sign-in register: what went to a provider and what came back, sealed. */
export interface SignInRecordTable {
  id: string;
  attempt_id: string;
  instance: string;
  kind: string;
  at: Timestamp;
  content: Buffer;
}

export interface AuditTables {
  audit_entry: AuditEntryTable;
  sign_in_record: SignInRecordTable;
}
