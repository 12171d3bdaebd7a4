// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** What somebody typed before they had to prove who they are: sealed, for a quarter of an hour. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table kept_form (
      token_hash bytea primary key,
      -- Whose it is; null where nobody was signed in.
      member_id uuid references member (id),
      content bytea not null constraint kept_form_size check (octet_length(content) <= 65536),
      expires_at timestamptz not null
    );
    create index kept_form_expiry_idx on kept_form (expires_at);
    create index kept_form_member_idx on kept_form (member_id);
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop table kept_form`.execute(db);
}
