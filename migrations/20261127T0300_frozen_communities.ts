// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Communities that stand still are found without a look at all the others, which are few thousands: the index is there at once. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index community_frozen_idx on community (id) where status = 'frozen'`.execute(
    db,
  );
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop index community_frozen_idx`.execute(db);
}
