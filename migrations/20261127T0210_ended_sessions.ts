// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Finds by its session that one has ended, as long as what portals hold by it has not been ended yet. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create index outbox_ended_session_idx on outbox ((data ->> 'session'))
      where type = 'session.ended' and position is null`.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop index outbox_ended_session_idx`.execute(db);
}
