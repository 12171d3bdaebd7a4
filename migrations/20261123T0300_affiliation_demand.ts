// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * A way in may ask for an affiliation: the stint says which one it was. One that ends at the same moment is either
 * seen to have ended, or waits until the stint is there: the row is held while the stint begins.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table stint add affiliation_id uuid references affiliation (id);
    create index stint_affiliation_idx on stint (affiliation_id) where affiliation_id is not null and ended_at is null;
    create function stint_require_affiliation() returns trigger language plpgsql as $$
    begin
      perform from affiliation
        where id = new.affiliation_id and member_id = new.member_id and ended_at is null for share;
      if not found then
        raise exception 'no such affiliation' using errcode = 'check_violation', constraint = 'stint_affiliation';
      end if;
      return new;
    end $$;
    create trigger stint_affiliation before insert on stint
      for each row when (new.affiliation_id is not null) execute function stint_require_affiliation();
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop trigger stint_affiliation on stint;
    drop function stint_require_affiliation();
    alter table stint drop affiliation_id;
  `.execute(db);
}
