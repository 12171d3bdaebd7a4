// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Who answers for an organisation reads first those of whom nobody has said anything. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create index affiliation_waiting_idx on affiliation (organisation_id, (proof <> 'declared'), id) where ended_at is null;
    drop index affiliation_of_organisation_idx;
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    create index affiliation_of_organisation_idx on affiliation (organisation_id, since, id) where ended_at is null;
    drop index affiliation_waiting_idx;
  `.execute(db);
}
