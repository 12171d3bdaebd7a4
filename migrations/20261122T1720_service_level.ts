// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const statuses = sql`'pending', 'needs_info', 'approved', 'rejected', 'withdrawn', 'superseded', 'lapsed'`;

/** A request is answered within the days that its community promises, or the staff is told; questions go back and forth. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table community add service_days integer not null default 15
      constraint community_service_days check (service_days between 1 and 90);

    alter table join_request
      add expected_by timestamptz,
      -- The last question of the managers, and what the person said to it.
      add question text,
      add asked_at timestamptz,
      add asked_by uuid references member (id),
      add reply text,
      -- When the regional staff was told that nobody answers.
      add escalated_at timestamptz;
  `.execute(db);
  await sql`drop trigger join_request_immutable on join_request`.execute(db);
  await sql`
    update join_request set expected_by = created_at + interval '15 days';
    alter table join_request alter expected_by set not null;
    alter table join_request drop constraint join_request_status_check;
    alter table join_request
      add constraint join_request_status_check check (status in (${statuses})),
      add constraint join_request_not_asked_by_self check (asked_by <> member_id),
      add constraint join_request_question check (
        status <> 'needs_info'
        or (length(btrim(coalesce(question, ''))) > 0 and asked_at is not null and asked_by is not null)
      );
    drop index join_request_open_key;
    create unique index join_request_open_key on join_request (community_id, member_id)
      where status in ('pending', 'needs_info');
    drop index join_request_queue_idx;
    create index join_request_queue_idx on join_request (community_id, created_at, id)
      where status in ('pending', 'needs_info');
    create index join_request_due_idx on join_request (expected_by) where status = 'pending';
    create index join_request_asked_idx on join_request (asked_at) where status = 'needs_info';

    create or replace function refuse_decided_request() returns trigger language plpgsql as $$
    declare
      words text[] := '{message,reason,answers,question,reply}';
    begin
      if tg_op = 'UPDATE'
        and to_jsonb(new) - words = to_jsonb(old) - words
        and new.message = '' and new.answers is null and new.question is null and new.reply is null
        and coalesce(new.reason, '-') in ('-', coalesce(old.reason, '-'))
      then
        return new;
      end if;
      raise exception 'what has ended is immutable' using errcode = 'check_violation', constraint = tg_name;
    end $$;
    create trigger join_request_immutable before update or delete on join_request
      for each row when (old.status not in ('pending', 'needs_info')) execute function refuse_decided_request();
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop trigger join_request_immutable on join_request;
    update join_request set status = 'pending' where status = 'needs_info';
    update join_request set status = 'withdrawn' where status = 'lapsed';
    drop index join_request_asked_idx, join_request_due_idx, join_request_queue_idx, join_request_open_key;
    create unique index join_request_open_key on join_request (community_id, member_id) where status = 'pending';
    create index join_request_queue_idx on join_request (community_id, created_at) where status = 'pending';
    alter table join_request
      drop constraint join_request_question,
      drop constraint join_request_not_asked_by_self,
      drop constraint join_request_status_check;
    alter table join_request add constraint join_request_status_check
      check (status in ('pending', 'approved', 'rejected', 'withdrawn', 'superseded'));
    alter table join_request drop escalated_at, drop reply, drop asked_by, drop asked_at, drop question, drop expected_by;
    alter table community drop service_days;
    create or replace function refuse_decided_request() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE'
        and to_jsonb(new) - '{message,reason,answers}'::text[] = to_jsonb(old) - '{message,reason,answers}'::text[]
        and new.message = '' and new.answers is null
        and coalesce(new.reason, '-') in ('-', coalesce(old.reason, '-'))
      then
        return new;
      end if;
      raise exception 'what has ended is immutable' using errcode = 'check_violation', constraint = tg_name;
    end $$;
    create trigger join_request_immutable before update or delete on join_request
      for each row when (old.status <> 'pending') execute function refuse_decided_request();
  `.execute(db);
}
