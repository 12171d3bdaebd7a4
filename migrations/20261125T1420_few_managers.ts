// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Communities that may soon have nobody who answers for them are found without a look at all the others. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create index community_few_managers_idx on community (id) where status = 'active' and active_managers < 2;
    create index role_grant_caretaker_idx on role_grant (community_id) where role = 'caretaker' and status = 'active';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop index community_few_managers_idx, role_grant_caretaker_idx`.execute(db);
}
