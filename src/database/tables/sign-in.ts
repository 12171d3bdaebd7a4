// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Generated } from 'kysely';
import type { Optional, OptionalTimestamp, Timestamp } from './identity.js';

export type LevelColumn = 'none' | 'low' | 'substantial' | 'high';

/** One pending sign-in at a provider, bound to a browser, consumed once. */
export interface AttemptTable {
  id: string;
  handle_hash: Buffer;
  browser_hash: Buffer;
  /** Another key the reply may be found by, when it does not carry the handle. */
  correlation_hash: Optional<Buffer>;
  instance: string;
  intent: 'sign-in' | 'link' | 'step-up';
  /** Who was signed in when the attempt began: the one to link to or to step up. */
  member_id: Optional<string>;
  choice: Optional<string>;
  minimum: LevelColumn;
  fresh: boolean;
  locale: 'it' | 'en';
  /** The controller of the portal that waits for this sign-in (sign-on across bodies is not foreseen). */
  controller: Optional<string>;
  /** A path of our own to continue at. */
  return_to: string;
  /** What the provider wrote down (nonce, verifier, request id), sealed. */
  memory: Buffer;
  created_at: Timestamp;
  expires_at: Timestamp;
  consumed_at: OptionalTimestamp;
}

/** What somebody typed before they had to prove who they are, sealed. */
export interface KeptFormTable {
  token_hash: Buffer;
  member_id: Optional<string>;
  content: Buffer;
  expires_at: Timestamp;
}

/** Assertion and token ids that were accepted, until they expire by themselves. */
export interface AttemptOnceTable {
  instance: string;
  once_hash: Buffer;
  until: Timestamp;
}

/** A TLS client certificate on its way from the host that asked for it, under a one-time code; sealed. */
export interface ClientCertificateTable {
  code_hash: Buffer;
  attempt_id: string;
  content: Buffer;
  expires_at: Timestamp;
  taken_at: OptionalTimestamp;
}

/** A verified profile that waits for the person's answer (which account? link or stay?), sealed. */
export interface PendingAnswerTable {
  id: string;
  browser_hash: Buffer;
  profile: Buffer;
  expires_at: Timestamp;
  answered_at: OptionalTimestamp;
}

export interface SessionTable {
  id: string;
  sid_hash: Buffer;
  /** Null until somebody signs in. */
  member_id: Optional<string>;
  data: Buffer;
  /** Browser and system in words ("Firefox on Windows"), for the page that lists a person's sessions. */
  device: Generated<string>;
  created_at: Timestamp;
  last_seen_at: Timestamp;
  expires_at: Timestamp;
}

/** One proof of who the person is, within a session. The newest strong enough one answers for it. */
export interface AuthenticationEventTable {
  id: string;
  session_id: string;
  member_id: string;
  identity_id: string;
  provider: string;
  level: LevelColumn;
  methods: string[];
  controller: Optional<string>;
  at: Timestamp;
  /** NameID and SessionIndex of the identity provider's own session, under a key. */
  upstream_subject_hash: Optional<Buffer>;
  upstream_session_hash: Optional<Buffer>;
  /** What a logout at the identity provider needs, sealed; null when it keeps no session. */
  upstream_memory: Optional<Buffer>;
}

/** What a provider said that the owner of an account took back, and what was done. */
export interface WithdrawalTable {
  id: string;
  instance: string;
  message_hash: Buffer;
  /** What the person's page is called by. */
  code_hash: Buffer;
  kind: 'consent' | 'data';
  outcome: 'nothing_held' | 'unlinked' | 'signed_out' | 'erased' | 'waiting';
  received_at: Timestamp;
  expires_at: Timestamp;
}

export interface SignInTables {
  kept_form: KeptFormTable;
  attempt: AttemptTable;
  attempt_once: AttemptOnceTable;
  client_certificate: ClientCertificateTable;
  pending_answer: PendingAnswerTable;
  session: SessionTable;
  authentication_event: AuthenticationEventTable;
  withdrawal: WithdrawalTable;
}
