// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * A role of somebody whose membership comes to rest at the same moment is counted once and rightly: whichever
 * comes second waits for the other, whoever calls.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create or replace function role_grant_count_managers() returns trigger language plpgsql as $$
    declare
      before integer := 0;
      after integer := 0;
      counts boolean;
    begin
      if tg_op <> 'INSERT' and old.role in ('manager', 'caretaker') and old.status = 'active' then before := 1; end if;
      if tg_op <> 'DELETE' and new.role in ('manager', 'caretaker') and new.status = 'active' then after := 1; end if;
      if before = after then return null; end if;
      select stint_serves(status, paused_at) into counts from stint
        where id = case when tg_op = 'DELETE' then old.stint_id else new.stint_id end for share;
      if counts then
        update community set active_managers = active_managers + after - before
          where id = case when tg_op = 'DELETE' then old.community_id else new.community_id end;
      end if;
      return null;
    end $$;
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    create or replace function role_grant_count_managers() returns trigger language plpgsql as $$
    declare
      before integer := 0;
      after integer := 0;
      counts boolean;
    begin
      select stint_serves(status, paused_at) into counts from stint
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
  `.execute(db);
}
