// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** That terms have changed is told to the members of a community, and of the platform to everybody. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table announcement
      drop constraint announcement_kind_check,
      add constraint announcement_kind_check
        check (kind in ('members_caretaker', 'members_unmanaged', 'members_terms'));
    create table platform_announcement (
      event_id uuid primary key,
      kind text not null check (kind in ('platform_terms')),
      at timestamptz not null,
      -- The member told last, in the order of their ids; null before the first.
      told_to uuid
    );
    comment on table platform_announcement is 'What everybody is told of the platform, until they have been told by mail.';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop table platform_announcement;
    delete from announcement where kind = 'members_terms';
    alter table announcement
      drop constraint announcement_kind_check,
      add constraint announcement_kind_check check (kind in ('members_caretaker', 'members_unmanaged'));
  `.execute(db);
}
