// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * The pages of the register have some words for themselves. A portal that already has one as its id is not ours to
 * rename, and goes on: a constraint would refuse every later change of it, so only who comes is looked at.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table portal drop constraint if exists portal_client_id_free;
    create function portal_client_id_free() returns trigger language plpgsql as $$
    begin
      if lower(new.client_id) in ('new', '.', '..') then
        raise exception 'the pages of the register have this word for themselves'
          using errcode = 'check_violation', constraint = 'portal_client_id_free';
      end if;
      return new;
    end $$;
    create trigger portal_client_id_free before insert or update of client_id on portal
      for each row execute function portal_client_id_free();
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop trigger portal_client_id_free on portal;
    drop function portal_client_id_free();
  `.execute(db);
}
