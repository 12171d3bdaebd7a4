// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table join_request (
      id uuid primary key,
      community_id uuid not null references community (id),
      member_id uuid not null references member (id),
      status text not null check (status in ('pending', 'approved', 'rejected', 'withdrawn', 'superseded')),
      message text not null,
      level text not null check (level in ('none', 'low', 'substantial', 'high')),
      provider text not null,
      created_at timestamptz not null,
      decided_at timestamptz,
      decided_by uuid references member (id),
      reason text,
      constraint join_request_not_by_self check (decided_by <> member_id),
      -- coalesce, because a CHECK that is unknown passes.
      constraint join_request_reason check (status <> 'rejected' or length(btrim(coalesce(reason, ''))) > 0),
      constraint join_request_decided check (
        (status in ('approved', 'rejected')) = (decided_by is not null and decided_at is not null)
      )
    );
    create unique index join_request_open_key on join_request (community_id, member_id) where status = 'pending';
    create index join_request_queue_idx on join_request (community_id, created_at) where status = 'pending';
    create index join_request_member_idx on join_request (member_id);

    create table stint (
      id uuid primary key,
      community_id uuid not null references community (id),
      member_id uuid not null references member (id),
      status text not null check (status in ('active', 'suspended', 'left', 'removed', 'closed', 'moved')),
      join_path text not null check (join_path in ('open', 'approval', 'founder')),
      join_request_id uuid references join_request (id),
      level_at_join text not null check (level_at_join in ('none', 'low', 'substantial', 'high')),
      provider_at_join text not null,
      started_at timestamptz not null,
      ended_at timestamptz,
      end_reason text,
      live boolean not null generated always as (ended_at is null) stored,
      constraint stint_end check ((status in ('active', 'suspended')) = (ended_at is null)),
      constraint stint_removal_reason check (status <> 'removed' or length(btrim(coalesce(end_reason, ''))) > 0),
      -- Ending a stint updates this key, so that a grant racing with it fails on its foreign key.
      constraint stint_live_key unique (id, community_id, member_id, live)
    );
    create unique index stint_one_live_key on stint (community_id, member_id) where ended_at is null;
    create index stint_member_idx on stint (member_id, community_id) where ended_at is null;

    create table role_grant (
      id uuid primary key,
      stint_id uuid not null,
      community_id uuid not null,
      member_id uuid not null,
      role text not null references role_definition (code),
      status text not null check (status in (
        'offered', 'proposed', 'active',
        'declined', 'withdrawn', 'lapsed', 'resigned', 'revoked', 'expired', 'dropped'
      )),
      offered_by uuid references member (id),
      granted_by uuid references member (id),
      founder boolean not null default false,
      message text not null default '',
      valid_from timestamptz,
      valid_until timestamptz,
      created_at timestamptz not null,
      ended_at timestamptz,
      -- Null for what is over, and a foreign key with a null column is not checked.
      live boolean generated always as (case when status in ('offered', 'proposed', 'active') then true end) stored,
      constraint role_grant_end check ((status in ('offered', 'proposed', 'active')) = (ended_at is null)),
      constraint role_grant_not_by_self check (offered_by <> member_id and granted_by <> member_id),
      constraint role_grant_both_sides check (status <> 'active' or (granted_by is not null and valid_from is not null) or founder),
      constraint role_grant_has_term check (status <> 'active' or founder or valid_until is not null),
      constraint role_grant_stint foreign key (stint_id, community_id, member_id, live)
        references stint (id, community_id, member_id, live),
      constraint role_grant_no_overlap exclude using gist (
        stint_id with =, role with =, tstzrange(valid_from, valid_until) with &&
      ) where (status = 'active')
    );
    create unique index role_grant_open_key on role_grant (stint_id, role) where status in ('offered', 'proposed');
    create index role_grant_stint_idx on role_grant (stint_id) where live;
    create index role_grant_member_idx on role_grant (member_id) where live;
    create index role_grant_community_idx on role_grant (community_id) where live;

    create table platform_grant (
      id uuid primary key,
      role text not null references role_definition (code),
      status text not null check (status in ('invited', 'unconfirmed', 'active', 'ended')),
      token_hash bytea unique,
      token_expires_at timestamptz,
      member_id uuid references member (id),
      invited_by uuid references member (id),
      confirmed_by uuid references member (id),
      created_at timestamptz not null,
      started_at timestamptz,
      ended_at timestamptz,
      constraint platform_grant_taken check ((status = 'invited') = (member_id is null)),
      constraint platform_grant_two_people check (
        confirmed_by <> member_id and invited_by <> member_id
      )
    );
    create unique index platform_grant_live_key on platform_grant (member_id, role)
      where status in ('unconfirmed', 'active');

    -- An ended stint is history.
    create function stint_refuse_rewrite() returns trigger language plpgsql as $$
    begin
      if old.ended_at is not null then
        raise exception 'an ended stint is immutable' using errcode = 'check_violation', constraint = 'stint_immutable';
      end if;
      return new;
    end $$;
    create trigger stint_immutable before update or delete on stint
      for each row when (old.ended_at is not null) execute function stint_refuse_rewrite();

    -- Managers and caretakers count while their grant is active; the community row is locked by the update.
    create function role_grant_count_managers() returns trigger language plpgsql as $$
    declare
      before integer := 0;
      after integer := 0;
    begin
      if tg_op <> 'INSERT' and old.role in ('manager', 'caretaker') and old.status = 'active' then before := 1; end if;
      if tg_op <> 'DELETE' and new.role in ('manager', 'caretaker') and new.status = 'active' then after := 1; end if;
      if before <> after then
        update community set active_managers = active_managers + after - before
          where id = case when tg_op = 'DELETE' then old.community_id else new.community_id end;
      end if;
      return null;
    end $$;
    create trigger role_grant_managers after insert or update or delete on role_grant
      for each row execute function role_grant_count_managers();

    create view live_membership as
      select s.id as stint_id, s.community_id, c.slug, s.member_id, s.started_at as since
      from stint s join community c on c.id = s.community_id
      where s.ended_at is null and s.status = 'active' and c.status in ('active', 'frozen');

    create view live_role as
      select g.id as grant_id, g.community_id, g.member_id, g.role, g.valid_until as until
      from role_grant g join stint s on s.id = g.stint_id
      where g.status = 'active' and s.status = 'active'
        and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now());
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop view live_role, live_membership;
    drop table platform_grant, role_grant;
    drop function role_grant_count_managers();
    drop table stint;
    drop function stint_refuse_rewrite();
    drop table join_request;
  `.execute(db);
}
