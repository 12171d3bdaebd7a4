// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** What all members of a community are told, and that they may refuse it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table announcement (
      event_id uuid primary key,
      community_id uuid not null references community (id),
      kind text not null check (kind in ('members_caretaker', 'members_unmanaged')),
      at timestamptz not null,
      -- The member told last, in the order of their ids; null before the first.
      told_to uuid
    );
    comment on table announcement is 'What happened to a community as a whole, until its members have been told by mail.';
    alter table mail_refusal
      drop constraint mail_refusal_kind_check,
      add constraint mail_refusal_kind_check check (kind in ('digest', 'reminders', 'communities'));
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop table announcement;
    delete from mail_refusal where kind = 'communities';
    alter table mail_refusal
      drop constraint mail_refusal_kind_check,
      add constraint mail_refusal_kind_check check (kind in ('digest', 'reminders'));
  `.execute(db);
}
