// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table portal_agreement_reminder (
      client_id text primary key references portal (client_id) on delete cascade,
      ends_on date not null,
      days integer not null check (days in (1, 7, 14, 30))
    );
    comment on table portal_agreement_reminder is
      'Of the end of which agreement a portal was told last, and how many days before.';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop table portal_agreement_reminder`.execute(db);
}
