// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const columns = sql`
  -- A member's own pause: the place is kept, the roles rest.
  alter table stint add paused_at timestamptz;
  alter table stint add listed_while_paused boolean not null default false;
  -- Where the community's rules give memberships an end: when, until when it may still be renewed, and the
  -- last reminder, by the days that were left.
  alter table stint add expires_at timestamptz;
  alter table stint add grace_until timestamptz;
  alter table stint add reminded integer;
  alter table community add membership_months integer
    constraint community_membership_months check (membership_months between 1 and 60);
  alter table community add grace_days integer not null default 60
    constraint community_grace_days check (grace_days between 0 and 365);

  alter table stint drop constraint stint_status_check;
  alter table stint add constraint stint_status_check
    check (status in ('active', 'grace', 'suspended', 'left', 'removed', 'closed', 'moved', 'expired'));
  alter table stint drop constraint stint_end;
  alter table stint add constraint stint_end
    check ((status in ('active', 'grace', 'suspended')) = (ended_at is null));
  alter table stint add constraint stint_grace check (status <> 'grace' or grace_until is not null);
  create index stint_term_idx on stint (expires_at) where ended_at is null and expires_at is not null;
  create index stint_grace_idx on stint (grace_until) where status = 'grace';
`;

/** Whether the roles of a membership count. */
const serving = sql`
  create function stint_serves(status text, paused_at timestamptz) returns boolean language sql immutable parallel safe
    as $$ select status in ('active', 'grace') and paused_at is null $$;

  create or replace view live_membership as
    select s.id as stint_id, s.community_id, c.slug, s.member_id, s.started_at as since, s.expires_at as until
    from stint s join community c on c.id = s.community_id
    where s.ended_at is null and s.status in ('active', 'grace') and c.status in ('active', 'frozen');
  create or replace view live_group as
      select m.community_id, m.member_id, g.slug
      from group_member m join community_group g on g.id = m.group_id
      join stint s on s.id = m.stint_id
      where m.left_at is null and g.ended_at is null and s.ended_at is null and s.status in ('active', 'grace');
  create or replace view live_role as
    select g.id as grant_id, g.community_id, g.member_id, g.role, g.valid_until as until
    from role_grant g join stint s on s.id = g.stint_id
    where g.live and g.status = 'active' and s.status in ('active', 'grace') and s.paused_at is null
      and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now());
`;

const counting = (serves: string) => sql`
  create or replace function role_grant_count_managers() returns trigger language plpgsql as $$
  declare
    before integer := 0;
    after integer := 0;
    counts boolean;
  begin
    select ${sql.raw(serves)} into counts from stint
      where id = case when tg_op = 'DELETE' then old.stint_id else new.stint_id end;
    if not counts then return null; end if;
    if tg_op <> 'INSERT' and old.role in ('manager', 'caretaker') and old.status = 'active' then before := 1; end if;
    if tg_op <> 'DELETE' and new.role in ('manager', 'caretaker') and new.status = 'active' then after := 1; end if;
    if before <> after then
      update community set active_managers = active_managers + after - before
        where id = case when tg_op = 'DELETE' then old.community_id else new.community_id end;
    end if;
    return null;
  end $$;
  create or replace function stint_count_managers() returns trigger language plpgsql as $$
  begin
    update community set active_managers = active_managers
      + case when ${sql.raw(serves.replace(/status|paused_at/g, 'new.$&'))} then held.managers else -held.managers end
    from (
      select count(*)::integer as managers from role_grant
      where stint_id = new.id and live and status = 'active' and role in ('manager', 'caretaker')
    ) held
    where community.id = new.community_id and held.managers > 0;
    return null;
  end $$;
`;

export async function up(db: Kysely<never>): Promise<void> {
  await columns.execute(db);
  await serving.execute(db);
  await counting('stint_serves(status, paused_at)').execute(db);
  await sql`
    drop trigger stint_managers on stint;
    create trigger stint_managers after update of status, paused_at on stint
      for each row when (
        new.ended_at is null
        and stint_serves(old.status, old.paused_at) <> stint_serves(new.status, new.paused_at)
      ) execute function stint_count_managers();
  `.execute(db);
}

/** Memberships in grace go on as they were; those that lapsed ended with their time, by nobody's decision. */
export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop trigger stint_managers on stint;
    create or replace view live_group as
      select m.community_id, m.member_id, g.slug
      from group_member m join community_group g on g.id = m.group_id
      join stint s on s.id = m.stint_id
      where m.left_at is null and g.ended_at is null and s.ended_at is null and s.status = 'active';
    create or replace view live_role as
      select g.id as grant_id, g.community_id, g.member_id, g.role, g.valid_until as until
      from role_grant g join stint s on s.id = g.stint_id
      where g.live and g.status = 'active' and s.status = 'active'
        and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now());
    drop view live_membership;
    create view live_membership as
      select s.id as stint_id, s.community_id, c.slug, s.member_id, s.started_at as since
      from stint s join community c on c.id = s.community_id
      where s.ended_at is null and s.status = 'active' and c.status in ('active', 'frozen');
  `.execute(db);
  await counting("status = 'active'").execute(db);
  await sql`
    create trigger stint_managers after update of status on stint
      for each row when (
        old.status <> new.status and old.status in ('active', 'suspended') and new.status in ('active', 'suspended')
      ) execute function stint_count_managers();
    drop function stint_serves(text, timestamptz);
    alter table stint disable trigger stint_immutable;
    alter table stint drop constraint stint_grace;
    update stint set status = case status when 'grace' then 'active' else 'closed' end where status in ('grace', 'expired');
    alter table stint enable trigger stint_immutable;
    alter table stint drop constraint stint_end;
    alter table stint add constraint stint_end check ((status in ('active', 'suspended')) = (ended_at is null));
    alter table stint drop constraint stint_status_check;
    alter table stint add constraint stint_status_check
      check (status in ('active', 'suspended', 'left', 'removed', 'closed', 'moved'));
    alter table community drop membership_months, drop grace_days;
    alter table stint drop paused_at, drop listed_while_paused, drop expires_at, drop grace_until, drop reminded;
  `.execute(db);
}
