// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Between the host that asks for a certificate and the main one: a minute, whichever node they reach. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table client_certificate (
      code_hash bytea primary key,
      attempt_id uuid not null,
      content bytea not null,
      expires_at timestamptz not null,
      taken_at timestamptz
    );
    create index client_certificate_expiry_idx on client_certificate (expires_at);
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop table client_certificate`.execute(db);
}
