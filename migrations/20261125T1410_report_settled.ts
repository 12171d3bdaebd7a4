// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** When a removal that was proposed after a report had its second word, or fell: only then the reporter is told. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table report add column settled_at timestamptz`.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`alter table report drop column settled_at`.execute(db);
}
