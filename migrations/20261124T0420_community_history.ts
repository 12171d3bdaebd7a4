// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create index audit_entry_community_idx on audit_entry (community_id, action, at desc, id desc)
      where community_id is not null`.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop index audit_entry_community_idx`.execute(db);
}
