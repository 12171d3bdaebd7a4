// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * The subjects of one event are found by its member, in every sector at once. Before PostgreSQL 18, which skips within
 * the key of sector and member, that read those of everybody.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index pairwise_subject_member_idx on pairwise_subject (member_id)`.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop index pairwise_subject_member_idx`.execute(db);
}
