// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * Portals ask about people by their subjects at every click, a hundred at a time: a hash finds one in two thirds of the
 * time that a tree of texts takes. The tree stays, because it keeps subjects unique.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index pairwise_subject_sub_idx on pairwise_subject using hash (sub)`.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop index pairwise_subject_sub_idx`.execute(db);
}
