// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const tables = sql`
  -- What a community, or the region, decides against somebody: to suspend or end one membership, or to keep a
  -- person out. In force until it is over; a removal as long as the person may not come back yet.
  create table measure (
    id uuid primary key,
    kind text not null check (kind in ('suspension', 'removal', 'ban')),
    status text not null check (status in ('proposed', 'in_force', 'over', 'declined')),
    -- Null for a ban from every community.
    community_id uuid references community (id),
    member_id uuid not null references member (id),
    stint_id uuid references stint (id),
    -- The strongest role that the person held on that day.
    role_held text references role_definition (code),
    reason_code text not null check (reason_code in ('conduct', 'rules', 'spam', 'identity', 'other')),
    reason text not null,
    imposed_by uuid not null references member (id),
    confirmed_by uuid references member (id),
    by_staff boolean not null,
    imposed_at timestamptz not null,
    until timestamptz,
    ended_at timestamptz,
    ended_by uuid references member (id),
    end_reason text,
    constraint measure_reason check (length(btrim(reason)) > 0),
    constraint measure_not_by_self check (
      imposed_by <> member_id and confirmed_by <> member_id and ended_by <> member_id
    ),
    -- Who shares in running a community goes by the word of two.
    constraint measure_two_people check (
      kind <> 'removal' or status not in ('in_force', 'over')
      or coalesce(role_held, '') not in ('manager', 'caretaker', 'co_manager')
      or coalesce(confirmed_by <> imposed_by, false)
    ),
    constraint measure_proposed check (status not in ('proposed', 'declined') or kind = 'removal'),
    constraint measure_length check (
      kind <> 'suspension'
      or coalesce(until > imposed_at and (by_staff or until <= imposed_at + interval '90 days'), false)
    ),
    constraint measure_place check (
      (community_id is not null or (kind = 'ban' and by_staff)) and (kind = 'ban' or stint_id is not null)
    ),
    constraint measure_end check ((status in ('over', 'declined')) = (ended_at is not null))
  );
  create unique index measure_ban_key on measure (community_id, member_id) nulls not distinct
    where kind = 'ban' and status = 'in_force';
  create unique index measure_open_key on measure (stint_id, kind)
    where kind <> 'ban' and status in ('proposed', 'in_force');
  create index measure_member_idx on measure (member_id, community_id);
  create index measure_list_idx on measure (community_id, imposed_at desc, id desc);
  create index measure_due_idx on measure (until) where status = 'in_force';
  create index measure_over_idx on measure (ended_at) where status in ('over', 'declined');

  -- The keyed hashes of a person who was erased under a ban: whoever comes back with the same number is known.
  create table ban_key (
    measure_id uuid not null references measure (id) on delete cascade,
    scheme text not null,
    key_version text not null,
    hmac bytea not null,
    primary key (measure_id, scheme, key_version, hmac)
  );
  create index ban_key_hmac_idx on ban_key (scheme, key_version, hmac);

  create table appeal (
    id uuid primary key,
    measure_id uuid not null unique references measure (id) on delete cascade,
    member_id uuid not null references member (id),
    -- Those whose decision is appealed, who never judge it.
    imposed_by uuid not null references member (id),
    confirmed_by uuid references member (id),
    status text not null check (status in ('open', 'upheld', 'dismissed', 'withdrawn')),
    opened_at timestamptz not null,
    decided_at timestamptz,
    decided_by uuid references member (id),
    reason text,
    constraint appeal_judge check (
      decided_by <> member_id and decided_by <> imposed_by and decided_by is distinct from confirmed_by
      or decided_by is null
    ),
    constraint appeal_decided check (
      (status in ('upheld', 'dismissed')) = (decided_by is not null and length(btrim(coalesce(reason, ''))) > 0)
      and (status = 'open') = (decided_at is null)
    )
  );
  create index appeal_queue_idx on appeal (opened_at, id) where status = 'open';
  create index appeal_member_idx on appeal (member_id);

  create table appeal_message (
    id uuid primary key,
    appeal_id uuid not null references appeal (id) on delete cascade,
    author uuid not null references member (id),
    body text not null check (length(btrim(body)) > 0),
    written_at timestamptz not null
  );
  create index appeal_message_idx on appeal_message (appeal_id, written_at);
`;

const rules = sql`
  create index member_merged_idx on member (merged_into) where merged_into is not null;

  -- The bans in force against a natural person: of this profile, of those that became one with it, and of
  -- an erased one with the same keyed hash.
  create function bans_against(person uuid) returns setof measure language sql stable as $$
    with recursive self (id) as (
      select person union select m.id from member m join self on m.merged_into = self.id
    )
    select b.* from measure b
    where b.kind = 'ban' and b.status = 'in_force' and (b.until is null or b.until > now())
      and (
        b.member_id in (select id from self)
        or b.id in (
          select k.measure_id from person_key p
          join ban_key k on k.scheme = p.scheme and k.key_version = p.key_version and k.hmac = p.hmac
          where p.member_id in (select id from self)
        )
      )
  $$;

  -- Nobody comes in who is banned. A ban locks the member: the lock here makes it wait for this transaction,
  -- or this transaction see it.
  create function require_admissible_member() returns trigger language plpgsql as $$
  begin
    perform 1 from member where id = new.member_id and status = 'active' for key share;
    if not found then
      raise exception 'the member is not active' using errcode = 'check_violation', constraint = 'member_in_good_standing';
    end if;
    if exists (
      select from bans_against(new.member_id) b where b.community_id is null or b.community_id = new.community_id
    ) then
      raise exception 'the member is banned' using errcode = 'check_violation', constraint = 'member_not_banned';
    end if;
    return new;
  end $$;
  drop trigger stint_member on stint;
  create trigger stint_member before insert on stint
    for each row execute function require_admissible_member();
  drop trigger join_request_member on join_request;
  create trigger join_request_member before insert on join_request
    for each row execute function require_admissible_member();

  -- What is over is history; its words may be blanked.
  create function refuse_measure_rewrite() returns trigger language plpgsql as $$
  begin
    if to_jsonb(new) - '{reason,end_reason}'::text[] = to_jsonb(old) - '{reason,end_reason}'::text[] then return new; end if;
    raise exception 'what has ended is immutable' using errcode = 'check_violation', constraint = tg_name;
  end $$;
  create trigger measure_immutable before update on measure
    for each row when (old.status in ('over', 'declined')) execute function refuse_measure_rewrite();
  create trigger appeal_immutable before update on appeal
    for each row when (old.status <> 'open') execute function refuse_measure_rewrite();

  -- What a ban may keep of a person who is erased.
  create view member_key_hash as select member_id, scheme, key_version, hmac from person_key;
`;

const rights = [
  'membership.suspend',
  'membership.remove',
  'membership.ban',
  'membership.unban',
  'person.ban',
];

export async function up(db: Kysely<never>): Promise<void> {
  await tables.execute(db);
  await rules.execute(db);
  await sql`insert into role_permission (role, permission)
    select 'regional_staff', unnest(${rights}::text[])`.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop view member_key_hash;
    drop trigger join_request_member on join_request;
    create trigger join_request_member before insert on join_request
      for each row execute function require_active_member();
    drop trigger stint_member on stint;
    create trigger stint_member before insert on stint
      for each row execute function require_active_member();
    drop function require_admissible_member();
    drop function bans_against(uuid);
    drop index member_merged_idx;
    drop table appeal_message, appeal, ban_key, measure;
    drop function refuse_measure_rewrite();
  `.execute(db);
  await sql`delete from role_permission where role = 'regional_staff' and permission = any (${rights}::text[])`.execute(
    db,
  );
}
