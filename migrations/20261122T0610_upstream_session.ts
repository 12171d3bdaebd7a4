// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  // What an identity provider's logout request finds a session by, hashed; what ours needs, sealed.
  await sql`
    alter table authentication_event
      add column upstream_subject_hash bytea,
      add column upstream_session_hash bytea,
      add column upstream_memory bytea;
    create index authentication_event_upstream_idx on authentication_event (upstream_subject_hash)
      where upstream_subject_hash is not null;
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop index authentication_event_upstream_idx;
    alter table authentication_event
      drop column upstream_subject_hash,
      drop column upstream_session_hash,
      drop column upstream_memory;
  `.execute(db);
}
