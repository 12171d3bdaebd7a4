// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table api_answer (
      client_id text not null references portal (client_id) on delete cascade,
      member_id uuid not null references member (id),
      key_hash bytea not null,
      request_hash bytea not null,
      status integer,
      body jsonb,
      created_at timestamptz not null,
      primary key (client_id, member_id, key_hash)
    );
    create index api_answer_member_idx on api_answer (member_id);
    create index api_answer_created_idx on api_answer (created_at);
    comment on table api_answer is
      'What a portal was answered to a request that it named by a key, for a day: asked again, it is not done again.';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop table api_answer`.execute(db);
}
