// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** What is in no index has a code of its own, by which files name it on whatever machine. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table organisation add code text constraint organisation_code_key unique;
    update organisation set code = trim(both '-' from
      left(regexp_replace(fold_text(name), '[^a-z0-9]+', '-', 'g'), 40)) || '-' || right(id::text, 6)
    where source = 'staff';
    update organisation set code = 'o' || code where code like '-%';
    alter table organisation
      add constraint organisation_coded check (source <> 'staff' or code is not null),
      add constraint organisation_code_form
        check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) between 2 and 60);
    -- The version before this one, which serves while nodes are replaced, gives none.
    create function organisation_code() returns trigger language plpgsql as $$
    begin
      new.code := trim(both '-' from
        left(regexp_replace('o-' || fold_text(new.name), '[^a-z0-9]+', '-', 'g'), 40)) || '-' || right(new.id::text, 6);
      return new;
    end $$;
    create trigger organisation_code before insert on organisation
      for each row when (new.source = 'staff' and new.code is null) execute function organisation_code();
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop trigger organisation_code on organisation;
    drop function organisation_code();
    alter table organisation drop constraint organisation_coded, drop column code;
  `.execute(db);
}
