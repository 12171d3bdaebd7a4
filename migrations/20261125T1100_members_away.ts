// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Whether one of many members is away is answered by those few alone, not by a look at each member. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index member_away_idx on member (id) where status <> 'active'`.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop index member_away_idx`.execute(db);
}
