// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const schema = sql`
  -- Only a member in good standing takes part. The lock makes a suspension or an erasure wait for this
  -- transaction, or this transaction see it.
  create function require_active_member() returns trigger language plpgsql as $$
  begin
    perform 1 from member where id = new.member_id and status = 'active' for key share;
    if not found then
      raise exception 'the member is not active' using errcode = 'check_violation', constraint = 'member_in_good_standing';
    end if;
    return new;
  end $$;

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
  create trigger join_request_member before insert on join_request
    for each row execute function require_active_member();

  create table stint (
    id uuid primary key,
    community_id uuid not null references community (id),
    member_id uuid not null references member (id),
    status text not null check (status in ('active', 'suspended', 'left', 'removed', 'closed', 'moved')),
    join_path text not null check (join_path in ('open', 'approval', 'founder', 'appointed', 'moved')),
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
  create index stint_list_idx on stint (community_id, started_at desc, id desc) where ended_at is null;
  create trigger stint_member before insert on stint
    for each row execute function require_active_member();
  create extension if not exists pg_trgm;
  create index member_name_search_idx on member using gin (fold_text(display_name) gin_trgm_ops);

  create table role_grant (
    id uuid primary key,
    stint_id uuid not null,
    community_id uuid not null,
    member_id uuid not null,
    role text not null references role_definition (code) check (role in (
      'manager', 'caretaker', 'co_manager', 'membership_manager', 'moderator', 'facilitator', 'editor', 'observer'
    )),
    status text not null check (status in (
      'offered', 'proposed', 'active',
      'declined', 'withdrawn', 'lapsed', 'resigned', 'revoked', 'expired', 'dropped'
    )),
    offered_by uuid references member (id),
    granted_by uuid references member (id),
    founder boolean not null default false,
    message text not null default '',
    -- The term that an offer proposes; it begins to run when the other side accepts.
    months integer check (months between 1 and 36),
    valid_from timestamptz,
    valid_until timestamptz,
    created_at timestamptz not null,
    ended_at timestamptz,
    -- Null for what is over, and a foreign key with a null column is not checked.
    live boolean generated always as (case when status in ('offered', 'proposed', 'active') then true end) stored,
    constraint role_grant_end check ((status in ('offered', 'proposed', 'active')) = (ended_at is null)),
    constraint role_grant_not_by_self check (offered_by <> member_id and granted_by <> member_id),
    -- A caretaker is appointed by the platform itself when the last manager goes: nobody signs for it.
    constraint role_grant_both_sides check (
      status <> 'active' or granted_by is not null or founder or role = 'caretaker'
    ),
    constraint role_grant_has_term check (
      status <> 'active' or (valid_from is not null and valid_until is not null and valid_until > valid_from)
    ),
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
  create index role_grant_expiry_idx on role_grant (valid_until) where status = 'active';
  create index role_grant_offer_idx on role_grant (created_at) where status = 'offered';

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
    constraint platform_grant_taken check (
      case status when 'invited' then member_id is null when 'ended' then true else member_id is not null end
    ),
    constraint platform_grant_two_people check (
      confirmed_by <> member_id and invited_by <> member_id and confirmed_by <> invited_by
    ),
    constraint platform_grant_started check ((status = 'active') <= (started_at is not null)),
    constraint platform_grant_ended check ((status = 'ended') = (ended_at is not null)),
    -- Everyone but the first administrator is confirmed by another.
    constraint platform_grant_confirmed check (
      status <> 'active' or confirmed_by is not null or role = 'platform_admin'
    )
  );
  -- Of two who would be first at the same moment, one is.
  create unique index platform_grant_first_key on platform_grant (role)
    where status = 'active' and confirmed_by is null;
  create unique index platform_grant_live_key on platform_grant (member_id, role)
    where status in ('unconfirmed', 'active');

  -- What has ended is history. Only what somebody wrote may be blanked, when they or whom it concerns is erased.
  create function refuse_rewrite() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and tg_table_name <> 'stint'
      and to_jsonb(new) - '{message,reason,live}'::text[] = to_jsonb(old) - '{message,reason,live}'::text[]
      and to_jsonb(new) ->> 'message' = ''
      and coalesce(to_jsonb(new) ->> 'reason', '-') in ('-', coalesce(to_jsonb(old) ->> 'reason', '-'))
    then
      return new;
    end if;
    raise exception 'what has ended is immutable' using errcode = 'check_violation', constraint = tg_name;
  end $$;
  create trigger stint_immutable before update or delete on stint
    for each row when (old.ended_at is not null) execute function refuse_rewrite();
  create trigger role_grant_immutable before update or delete on role_grant
    for each row when (old.ended_at is not null) execute function refuse_rewrite();
  create trigger join_request_immutable before update or delete on join_request
    for each row when (old.status <> 'pending') execute function refuse_rewrite();

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

  -- "live" follows from the status; it is said again because the indexes hold live grants only.
  create view live_role as
    select g.id as grant_id, g.community_id, g.member_id, g.role, g.valid_until as until
    from role_grant g join stint s on s.id = g.stint_id
    where g.live and g.status = 'active' and s.status = 'active'
      and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now());
`;

export async function up(db: Kysely<never>): Promise<void> {
  await schema.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop view live_role, live_membership;
    drop table platform_grant, role_grant;
    drop function role_grant_count_managers();
    drop index member_name_search_idx;
    drop extension pg_trgm;
    drop table stint;
    drop table join_request;
    drop function refuse_rewrite();
    drop function require_active_member();
  `.execute(db);
}
