// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const ends = sql`'offered', 'active', 'declined', 'resigned', 'revoked', 'expired'`;

/** Who is asked to answer for an organisation does so in time, or the offer lapses. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table organisation_grant drop constraint organisation_grant_status_check;
    alter table organisation_grant add constraint organisation_grant_status_check check (status in (${ends}, 'lapsed'));
    create index organisation_grant_offered_idx on organisation_grant (created_at) where status = 'offered';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    update organisation_grant set status = 'revoked' where status = 'lapsed';
    alter table organisation_grant drop constraint organisation_grant_status_check;
    alter table organisation_grant add constraint organisation_grant_status_check check (status in (${ends}));
    drop index organisation_grant_offered_idx;
  `.execute(db);
}
