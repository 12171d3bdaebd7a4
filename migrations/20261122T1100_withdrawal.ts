// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  // The message once, whichever node it reaches; nothing in the row says whose it was.
  await sql`
    create table withdrawal (
      id uuid primary key,
      instance text not null,
      message_hash bytea not null,
      code_hash bytea not null unique,
      kind text not null check (kind in ('consent', 'data')),
      outcome text not null
        check (outcome in ('nothing_held', 'unlinked', 'signed_out', 'erased', 'waiting')),
      received_at timestamptz not null,
      expires_at timestamptz not null,
      unique (instance, message_hash)
    );
    create index withdrawal_expiry_idx on withdrawal (expires_at);
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop table withdrawal`.execute(db);
}
