// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const suspension = sql`
  -- A member whom the staff keeps out for a time, and why; history once it is lifted.
  create table suspension (
    id uuid primary key,
    member_id uuid not null references member (id),
    reason text not null,
    suspended_by uuid not null references member (id),
    suspended_at timestamptz not null,
    -- What each feature took away and gives back, by its name.
    journal jsonb not null,
    lifted_by uuid references member (id),
    lifted_at timestamptz,
    lift_reason text,
    constraint suspension_reason check (length(btrim(reason)) > 0),
    constraint suspension_not_by_self check (suspended_by <> member_id and lifted_by <> member_id),
    constraint suspension_lifted check (
      (lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null)
    )
  );
  create unique index suspension_current_key on suspension (member_id) where lifted_at is null;
  create index suspension_member_idx on suspension (member_id);
`;

/** Managers count while their grant is active and their membership not suspended. */
const countInGoodStanding = sql`
  create or replace function role_grant_count_managers() returns trigger language plpgsql as $$
  declare
    before integer := 0;
    after integer := 0;
    counts boolean;
  begin
    select status = 'active' into counts from stint
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

  create function stint_count_managers() returns trigger language plpgsql as $$
  begin
    update community set active_managers = active_managers
      + case new.status when 'active' then held.managers else -held.managers end
    from (
      select count(*)::integer as managers from role_grant
      where stint_id = new.id and live and status = 'active' and role in ('manager', 'caretaker')
    ) held
    where community.id = new.community_id and held.managers > 0;
    return null;
  end $$;
  create trigger stint_managers after update of status on stint
    for each row when (
      old.status <> new.status and old.status in ('active', 'suspended') and new.status in ('active', 'suspended')
    ) execute function stint_count_managers();
`;

const countActive = sql`
  drop trigger stint_managers on stint;
  drop function stint_count_managers();
  create or replace function role_grant_count_managers() returns trigger language plpgsql as $$
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
`;

const rights = ['platform_admin', 'privacy_officer', 'support'].flatMap((role) =>
  ['person.support_view', 'person.suspend', 'person.merge'].map((permission) => ({
    role,
    permission,
  })),
);

export async function up(db: Kysely<never>): Promise<void> {
  await suspension.execute(db);
  await countInGoodStanding.execute(db);
  for (const { role, permission } of rights) {
    await sql`insert into role_permission (role, permission) values (${role}, ${permission})
      on conflict do nothing`.execute(db);
  }
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`delete from role_permission where permission in ('person.suspend', 'person.merge')
    or (role, permission) = ('platform_admin', 'person.support_view')`.execute(db);
  await countActive.execute(db);
  await sql`drop table suspension`.execute(db);
}
