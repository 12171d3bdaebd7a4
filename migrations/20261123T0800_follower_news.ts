// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** What followers are told the next morning: one mail for each community, whatever changed until then. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table follower_news (
      morning timestamptz not null,
      community_id uuid not null references community (id),
      kinds text[] not null,
      -- The follower told last, in the order of their ids; null before the first.
      told_to uuid,
      primary key (morning, community_id)
    );
    comment on table follower_news is 'What changed in a community since the last morning, until its followers have been told by mail.';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop table follower_news`.execute(db);
}
