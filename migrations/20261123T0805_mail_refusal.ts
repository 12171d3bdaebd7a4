// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Which mails somebody has refused; and whose a link in an earlier mail is after a merge. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table mail_refusal (
      member_id uuid not null references member (id),
      kind text not null check (kind in ('digest', 'reminders')),
      refused_at timestamptz not null,
      primary key (member_id, kind)
    );
    comment on table mail_refusal is 'Mails that a member does not want; decisions about them are none of these.';

    create or replace view member_public as
      select id, display_name, status, locale, notice_read_at is null as notice_pending, merged_into from member;
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop view member_public;
    create view member_public as
      select id, display_name, status, locale, notice_read_at is null as notice_pending from member;
    drop table mail_refusal;
  `.execute(db);
}
