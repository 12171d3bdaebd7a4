// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** An organisation that staff entered twice goes on as the other one; nobody comes to it any more. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table organisation add merged_into uuid references organisation (id),
      add constraint organisation_merged check (merged_into is null or (closed_by is not null and merged_into <> id));
    create index organisation_merged_idx on organisation (merged_into) where merged_into is not null;
    -- Waits for a merge that is under way, and then sees it.
    create function refuse_merged_organisation() returns trigger language plpgsql as $$
    begin
      perform from organisation where id = new.organisation_id for key share;
      if exists (select from organisation where id = new.organisation_id and merged_into is not null) then
        raise exception 'it goes on as another one' using errcode = 'check_violation', constraint = 'organisation_goes_on';
      end if;
      return new;
    end $$;
    create trigger organisation_goes_on before insert on affiliation
      for each row execute function refuse_merged_organisation();
    create trigger organisation_goes_on before insert on organisation_grant
      for each row execute function refuse_merged_organisation();
    create trigger organisation_goes_on before insert on organisation_domain
      for each row execute function refuse_merged_organisation();
    create trigger organisation_goes_on before insert on seat
      for each row execute function refuse_merged_organisation();
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop trigger organisation_goes_on on affiliation;
    drop trigger organisation_goes_on on organisation_grant;
    drop trigger organisation_goes_on on organisation_domain;
    drop trigger organisation_goes_on on seat;
    drop function refuse_merged_organisation();
    alter table organisation drop merged_into;
  `.execute(db);
}
