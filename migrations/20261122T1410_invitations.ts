// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Invitations by mail: the secret of the link is never kept, only its hash; what is over never changes. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table invitation (
      id uuid primary key,
      community_id uuid not null references community (id),
      -- Blanked some months after the end.
      address text,
      address_normalised text,
      locale text not null check (locale in ('it', 'en')),
      role text references role_definition (code),
      message text not null,
      batch uuid,
      status text not null check (status in ('pending', 'accepted', 'declined', 'revoked', 'lapsed', 'superseded')),
      token_hash bytea not null unique,
      invited_by uuid not null references member (id),
      accepted_by uuid references member (id),
      sent_count integer not null,
      last_sent_at timestamptz not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz,
      constraint invitation_accepted check ((status = 'accepted') = (accepted_by is not null)),
      constraint invitation_end check ((status = 'pending') = (ended_at is null)),
      constraint invitation_not_by_self check (accepted_by <> invited_by),
      constraint invitation_address check (status <> 'pending' or address_normalised is not null)
    );
    create unique index invitation_open_key on invitation (community_id, address_normalised) where status = 'pending';
    create index invitation_list_idx on invitation (community_id, created_at desc, id desc);
    create index invitation_address_idx on invitation (address_normalised) where status = 'pending';
    create index invitation_due_idx on invitation (expires_at) where status = 'pending';
    create index invitation_blank_idx on invitation (ended_at) where address is not null;

    create function refuse_reopened_invitation() returns trigger language plpgsql as $$
    begin
      raise exception 'what has ended is immutable' using errcode = 'check_violation', constraint = tg_name;
    end $$;
    create trigger invitation_immutable before update on invitation
      for each row when (old.status <> 'pending' and (
        new.status <> old.status or new.token_hash <> old.token_hash or new.accepted_by is distinct from old.accepted_by
      )) execute function refuse_reopened_invitation();

    alter table stint add invitation_id uuid references invitation (id);
    alter table join_request add invitation_id uuid references invitation (id);

    create view member_address as
      select member_id, value_normalised, verified_at is not null as proven from contact_point where kind = 'email';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop view member_address;
    alter table join_request drop invitation_id;
    alter table stint drop invitation_id;
    drop table invitation;
    drop function refuse_reopened_invitation();
  `.execute(db);
}
