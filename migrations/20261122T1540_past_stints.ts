// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** What somebody belonged to before, newest first: without it the page of a member reads every stint there is. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create index stint_past_idx on stint (member_id, ended_at desc) where ended_at is not null
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop index stint_past_idx`.execute(db);
}
