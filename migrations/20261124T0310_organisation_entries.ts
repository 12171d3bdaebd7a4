// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** What staff entered can be changed, by who saw how it stood, and closed with a reason; its tax code is free then. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table organisation add revision integer not null default 0,
      add closed_by uuid references member (id),
      add closed_reason text check (length(btrim(closed_reason)) between 3 and 500),
      add constraint organisation_closed
        check ((closed_by is null) = (closed_reason is null) and (closed_by is null or (status = 'dissolved' and source = 'staff')));
    drop index organisation_tax_code_key;
    create unique index organisation_tax_code_key on organisation (tax_code)
      where tax_code is not null and source = 'staff' and status = 'active';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop index organisation_tax_code_key;
    update organisation o set tax_code = null
      where o.source = 'staff' and o.status = 'dissolved' and o.tax_code is not null;
    create unique index organisation_tax_code_key on organisation (tax_code)
      where tax_code is not null and source = 'staff';
    alter table organisation drop closed_by, drop closed_reason, drop revision;
  `.execute(db);
}
