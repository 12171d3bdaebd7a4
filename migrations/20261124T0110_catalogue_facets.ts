// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * Made of the counts whenever these are brought up to date, so that a page reads it whole instead of grouping as many
 * rows as there are topics. A row waits for its making while it is null; there are as many rows as kinds of readers,
 * and they are what whoever makes them locks.
 */
const facets = sql`
  create table catalogue_facets (
    reader text not null check (reader in ('anybody', 'signed_in')),
    locale text not null check (locale in ('it', 'en')),
    facets json,
    primary key (reader, locale)
  );
  comment on table catalogue_facets is 'What the catalogue is narrowed by, with the counts as they were last brought up to date; null while it waits to be made.';
  insert into catalogue_facets (reader, locale)
    select reader, locale from (values ('anybody'), ('signed_in')) r (reader), (values ('it'), ('en')) l (locale);
`;

/** The names of programmes are part of it. */
const names = sql`
  create function catalogue_facets_await() returns trigger language plpgsql as $$
  begin
    update catalogue_facets set facets = null;
    return null;
  end $$;
  create trigger programme_named after update of slug, name_it, name_en or delete on programme
    for each statement execute function catalogue_facets_await();
`;

export async function up(db: Kysely<never>): Promise<void> {
  for (const part of [facets, names]) await part.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop trigger programme_named on programme;
    drop function catalogue_facets_await();
    drop table catalogue_facets;
  `.execute(db);
}
