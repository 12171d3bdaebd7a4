// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const tables = sql`
  create table seat (
    id uuid primary key,
    organisation_id uuid not null references organisation (id),
    community_id uuid not null references community (id),
    status text not null check (status in (
      'requested', 'offered', 'held', 'refused', 'declined', 'withdrawn', 'given_back', 'revoked', 'closed'
    )),
    message text not null default '' check (length(message) <= 1000),
    asked_by uuid not null references member (id),
    answered_by uuid references member (id),
    created_at timestamptz not null,
    since timestamptz,
    ended_at timestamptz,
    ended_by uuid references member (id),
    reason text check (length(reason) <= 1000),
    may_ask_again_at timestamptz,
    live boolean not null generated always as (status = 'held') stored,
    constraint seat_not_by_self check (answered_by <> asked_by),
    constraint seat_end check ((status in ('requested', 'offered', 'held')) = (ended_at is null)),
    constraint seat_taken check ((status in ('requested', 'offered')) <= (since is null) and (status = 'held') <= (since is not null)),
    constraint seat_both_sides check (status <> 'held' or answered_by is not null),
    constraint seat_reason check (status not in ('refused', 'revoked') or length(btrim(coalesce(reason, ''))) > 0),
    -- A seat that is no longer held updates this key: nobody can go on sitting on it.
    constraint seat_live unique (id, community_id, live)
  );
  comment on table seat is 'An organisation takes part in a community, or one of the two asks the other.';
  create unique index seat_live_key on seat (organisation_id, community_id) where ended_at is null;
  create index seat_community_idx on seat (community_id, status) where ended_at is null;
  create index seat_again_idx on seat (organisation_id, community_id, may_ask_again_at) where may_ask_again_at is not null;
  create trigger seat_immutable before update or delete on seat
    for each row when (old.ended_at is not null) execute function refuse_rewrite();

  create table seat_delegate (
    id uuid primary key,
    seat_id uuid not null,
    community_id uuid not null,
    member_id uuid not null references member (id),
    status text not null check (status in (
      'offered', 'active', 'declined', 'withdrawn', 'resigned', 'revoked', 'dropped', 'moved'
    )),
    named_by uuid not null references member (id),
    created_at timestamptz not null,
    since timestamptz,
    ended_at timestamptz,
    -- The membership that they act through, and whether it came with the delegation and goes with it.
    stint_id uuid,
    brings_stint boolean not null default false,
    -- Null for what is over, and a foreign key with a null column is not checked.
    live boolean generated always as (case when status in ('offered', 'active') then true end) stored,
    sits boolean generated always as (case when status = 'active' then true end) stored,
    constraint seat_delegate_not_by_self check (named_by <> member_id),
    constraint seat_delegate_end check ((status in ('offered', 'active')) = (ended_at is null)),
    constraint seat_delegate_begun check (status <> 'active' or (since is not null and stint_id is not null)),
    constraint seat_delegate_seat foreign key (seat_id, community_id, live) references seat (id, community_id, live),
    constraint seat_delegate_stint foreign key (stint_id, community_id, member_id, sits)
      references stint (id, community_id, member_id, live)
  );
  comment on table seat_delegate is 'Somebody who sits for an organisation in a community, or is asked to.';
  create unique index seat_delegate_live_key on seat_delegate (seat_id, member_id) where ended_at is null;
  -- Nobody speaks for two organisations in one community.
  create unique index seat_delegate_one_key on seat_delegate (community_id, member_id) where status = 'active';
  create index seat_delegate_member_idx on seat_delegate (member_id) where ended_at is null;
  create index seat_delegate_stint_idx on seat_delegate (stint_id) where stint_id is not null;
  create trigger seat_delegate_immutable before update or delete on seat_delegate
    for each row when (old.ended_at is not null) execute function refuse_rewrite();
  create trigger seat_delegate_member before insert on seat_delegate
    for each row execute function require_active_member();
`;

/** For whom somebody acts right now; of people who meet without having founded anything no name is given out. */
const views = sql`
  create view live_delegate as
    select d.id as delegate_id, d.community_id, d.member_id, o.ipa_code,
      case when o.kind <> 'informal_group' then o.name end as name
    from seat_delegate d
    join seat e on e.id = d.seat_id
    join organisation o on o.id = e.organisation_id
    join stint s on s.id = d.stint_id
    where d.status = 'active' and e.status = 'held' and o.status = 'active'
      and s.ended_at is null and stint_serves(s.status, s.paused_at);
  create or replace view live_membership as
    select s.id as stint_id, s.community_id, c.slug, s.member_id, s.started_at as since, s.expires_at as until,
      (
        select json_build_object('ipa', d.ipa_code, 'name', d.name) from live_delegate d
        where d.community_id = s.community_id and d.member_id = s.member_id
      ) as on_behalf_of
    from stint s join community c on c.id = s.community_id
    where s.ended_at is null and s.status in ('active', 'grace') and c.status in ('active', 'frozen');
`;

const paths = (all: readonly string[]) => sql`
  alter table stint drop constraint stint_join_path_check;
  alter table stint add constraint stint_join_path_check check (join_path in (${sql.join(all.map((path) => sql.lit(path)))}))`;
const before = [
  'open',
  'approval',
  'invitation',
  'affiliation',
  'founder',
  'appointed',
  'moved',
  'returned',
];

export async function up(db: Kysely<never>): Promise<void> {
  await tables.execute(db);
  await views.execute(db);
  await paths([...before, 'seat']).execute(db);
}

/** Who came in for an organisation was invited, in the words of the older schema. */
export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop view live_membership, live_delegate;
    create view live_membership as
      select s.id as stint_id, s.community_id, c.slug, s.member_id, s.started_at as since, s.expires_at as until
      from stint s join community c on c.id = s.community_id
      where s.ended_at is null and s.status in ('active', 'grace') and c.status in ('active', 'frozen');
    drop table seat_delegate, seat;
    alter table stint disable trigger stint_immutable;
    update stint set join_path = 'invitation' where join_path = 'seat';
    alter table stint enable trigger stint_immutable;
  `.execute(db);
  await paths(before).execute(db);
}
