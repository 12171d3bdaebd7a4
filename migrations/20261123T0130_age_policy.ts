// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Of which age class the members of a community are, with the assessment that it rests on. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table community add ages text check (ages in ('adults', 'minors'));
    alter table community add age_assessment text;
    alter table community add age_set_by uuid references member (id);
    alter table community add age_set_at timestamptz;
    alter table community add constraint community_age_assessed
      check (ages is null or length(btrim(coalesce(age_assessment, ''))) >= 20);
    comment on column community.age_assessment is 'Why members are of one age class only, by whoever decided it.';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    alter table community drop column ages, drop column age_assessment, drop column age_set_by, drop column age_set_at;
  `.execute(db);
}
