// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Since when the ends of sessions are given up at a portal, and when its contacts were last told so. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table logout_failure (
      client_id text primary key references portal (client_id) on delete cascade,
      since timestamptz,
      told_at timestamptz not null
    );
    comment on table logout_failure is 'A portal that an end of a session was given up at, once at least.';
    comment on column logout_failure.since is 'The first that was given up since one arrived; null when one arrived after it.';
    comment on column logout_failure.told_at is 'When the contacts of the portal were last told.';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop table logout_failure`.execute(db);
}
