// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Who held which role of a community, newest first: a page is read along this index. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index role_grant_register_idx on role_grant (community_id, valid_from desc, id desc)
    where valid_from is not null`.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop index role_grant_register_idx`.execute(db);
}
