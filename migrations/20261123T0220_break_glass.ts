// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table break_glass (
      id uuid primary key,
      member_id uuid not null references member (id),
      community_id uuid not null references community (id),
      reason text not null,
      started_at timestamptz not null,
      ends_at timestamptz not null,
      ended_at timestamptz,
      -- Null when its time was up.
      ended_by uuid references member (id),
      constraint break_glass_reason check (length(btrim(reason)) >= 10),
      constraint break_glass_hour check (ends_at > started_at and ends_at <= started_at + interval '60 minutes'),
      constraint break_glass_ended check (ended_by is null or ended_at is not null)
    );
    create unique index break_glass_live_key on break_glass (member_id, community_id) where ended_at is null;
    create index break_glass_due_idx on break_glass (ends_at) where ended_at is null;
    create index break_glass_list_idx on break_glass (started_at desc, id desc);
    create trigger break_glass_immutable before update or delete on break_glass
      for each row when (old.ended_at is not null) execute function refuse_measure_rewrite();
    comment on table break_glass is 'An administrator acts as manager in one community for an hour at most: with a reason, told at once, never for a role of their own.';

    insert into role_permission (role, permission) values ('platform_admin', 'staff.break_glass');
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    delete from role_permission where permission = 'staff.break_glass';
    drop table break_glass;
  `.execute(db);
}
