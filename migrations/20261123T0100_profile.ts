// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** What a person says of their work, and the view by which those who decide a request read who asks. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table member add column sector text check (sector ~ '^[a-z_]{2,40}$');
    create view member_legal_name as
      select id, nullif(concat_ws(' ', given_name, family_name), '') as legal_name from member;
    comment on view member_legal_name is
      'Name and surname as a national means gave them: read only for those who decide a request.';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop view member_legal_name;
    alter table member drop column sector;
  `.execute(db);
}
