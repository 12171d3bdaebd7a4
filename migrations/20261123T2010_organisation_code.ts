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
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`alter table organisation drop constraint organisation_coded, drop column code`.execute(
    db,
  );
}
