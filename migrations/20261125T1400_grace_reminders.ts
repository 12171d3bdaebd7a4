// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Who is in grace was reminded of another end: the reminders before the end of the grace are still to come. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`update stint set reminded = null where grace_until is not null and ended_at is null`.execute(
    db,
  );
}

/** Nothing reads it of who is in grace: it may stay as it is. */
export async function down(): Promise<void> {}
