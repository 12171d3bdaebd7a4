// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** GDPR, art. 18: what is kept of a person is used for rights and decisions only, while the privacy officer says so. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table limitation (
      id uuid primary key,
      member_id uuid not null references member (id),
      reason text not null,
      limited_by uuid not null references member (id),
      limited_at timestamptz not null,
      -- Whose it was before a merge that brought it here.
      carried_from uuid references member (id),
      lifted_by uuid references member (id),
      lifted_at timestamptz,
      lift_reason text,
      constraint limitation_reason check (length(btrim(reason)) > 0),
      constraint limitation_not_by_self check (limited_by <> member_id and lifted_by <> member_id),
      constraint limitation_lifted check (
        (lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null)
      )
    );
    create unique index limitation_current_key on limitation (member_id) where lifted_at is null;
    create index limitation_member_idx on limitation (member_id);
    comment on table limitation is 'Members whose data are used for rights and decisions only (GDPR, art. 18), and why; history once it is lifted.';

    create or replace view member_public as
      select id, display_name, status, locale, notice_read_at is null as notice_pending, merged_into,
        exists (select from limitation l where l.member_id = member.id and l.lifted_at is null) as limited
      from member;

    insert into role_permission (role, permission) values ('privacy_officer', 'person.limit');
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    delete from role_permission where permission = 'person.limit';
    drop view member_public;
    create view member_public as
      select id, display_name, status, locale, notice_read_at is null as notice_pending, merged_into from member;
    drop table limitation;
  `.execute(db);
}
