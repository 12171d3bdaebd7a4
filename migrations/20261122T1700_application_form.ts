// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** What a community asks of whoever would join: a form in versions that never change, and the answers on the request. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create function refuse_append_only() returns trigger language plpgsql as $$
    begin
      raise exception 'versions are only added' using errcode = 'check_violation', constraint = tg_name;
    end $$;

    create table form_version (
      id uuid primary key,
      community_id uuid not null references community (id),
      version integer not null check (version > 0),
      -- JSON Schema. Not jsonb, which does not keep the order of the questions.
      definition json not null constraint form_version_size check (octet_length(definition::text) <= 40000),
      published_by uuid not null references member (id),
      published_at timestamptz not null,
      constraint form_version_key unique (community_id, version),
      constraint form_version_of_community unique (id, community_id)
    );
    create trigger form_version_append_only before update or delete on form_version
      for each row execute function refuse_append_only();

    -- What a manager is writing: nobody is asked it before it is published.
    create table form_draft (
      community_id uuid primary key references community (id),
      definition json not null constraint form_draft_size check (octet_length(definition::text) <= 40000),
      updated_at timestamptz not null
    );

    alter table join_request add form_version_id uuid, add answers jsonb;
    alter table join_request
      add constraint join_request_form foreign key (form_version_id, community_id)
        references form_version (id, community_id),
      add constraint join_request_answers check (
        answers is null or (
          form_version_id is not null and jsonb_typeof(answers) = 'object' and octet_length(answers::text) <= 40000
        )
      );

    -- What was decided is history; what somebody wrote may be blanked when they are erased.
    create function refuse_decided_request() returns trigger language plpgsql as $$
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
    drop trigger join_request_immutable on join_request;
    create trigger join_request_immutable before update or delete on join_request
      for each row when (old.status <> 'pending') execute function refuse_decided_request();
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop trigger join_request_immutable on join_request;
    create trigger join_request_immutable before update or delete on join_request
      for each row when (old.status <> 'pending') execute function refuse_rewrite();
    drop function refuse_decided_request();
    alter table join_request drop answers, drop form_version_id;
    drop table form_draft, form_version;
    drop function refuse_append_only();
  `.execute(db);
}
