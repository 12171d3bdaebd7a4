// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const schema = sql`
  alter table release_notice
    -- Names only: what they say is read where it stands.
    add column received text[] not null default '{}',
    add column first_received_at timestamptz,
    add column last_received_at timestamptz,
    add column provider text,
    add column level text check (level in ('none', 'low', 'substantial', 'high')),
    -- From when on nothing more is released before it is shown again.
    add column ended_at timestamptz;
  -- The version before this one, which serves while nodes are replaced, knows of no end: what it shows is shown anew.
  create function release_notice_begins() returns trigger language plpgsql as $$
  begin
    new.ended_at := null;
    return new;
  end $$;
  create trigger release_notice_begins before update of shown_at on release_notice
    for each row when (old.ended_at is not null and new.shown_at > old.ended_at) execute function release_notice_begins();
  alter table release_notice
    add constraint release_notice_received check ((first_received_at is null) = (last_received_at is null));
  comment on table release_notice is 'What a member was shown before a portal received it, and what the portal then received.';

  alter table logout_delivery drop constraint logout_delivery_cause_check;
  alter table logout_delivery add constraint logout_delivery_cause_check
    check (cause in ('session_ended', 'member_gone', 'release_ended', 'left', 'suspended', 'role_changed'));

  create or replace view portal_session_proof as
    select sc.oidc_session_uid, e.provider, e.at, e.level
    from session_client sc join authentication_event e on e.session_id = sc.session_id;
`;

export async function up(db: Kysely<never>): Promise<void> {
  await schema.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop view portal_session_proof;
    create view portal_session_proof as
      select sc.oidc_session_uid, e.provider, e.at
      from session_client sc join authentication_event e on e.session_id = sc.session_id;
    delete from logout_delivery where cause = 'release_ended';
    alter table logout_delivery drop constraint logout_delivery_cause_check;
    alter table logout_delivery add constraint logout_delivery_cause_check
      check (cause in ('session_ended', 'member_gone', 'left', 'suspended', 'role_changed'));
    drop trigger release_notice_begins on release_notice;
    drop function release_notice_begins();
    delete from release_notice where ended_at is not null;
    alter table release_notice drop column received, drop column first_received_at, drop column last_received_at,
      drop column provider, drop column level, drop column ended_at;
    comment on table release_notice is 'What a member was shown before a portal received it.';
  `.execute(db);
}
