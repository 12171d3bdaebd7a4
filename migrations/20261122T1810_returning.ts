// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const paths = ['open', 'approval', 'invitation', 'affiliation', 'founder', 'appointed', 'moved'];
const pathCheck = (all: readonly string[]) => sql`
  alter table stint drop constraint stint_join_path_check;
  alter table stint add constraint stint_join_path_check check (join_path in (${sql.join(all.map((path) => sql.lit(path)))}))`;

/** Who left may come back within a day by a shorter way: a new stint that says which one it goes on from. */
export async function up(db: Kysely<never>): Promise<void> {
  await pathCheck([...paths, 'returned']).execute(db);
  await sql`
    alter table stint add resumes_id uuid references stint (id);
    alter table stint add constraint stint_resumes check ((join_path = 'returned') = (resumes_id is not null));
    create unique index stint_resumes_key on stint (resumes_id) where resumes_id is not null;
  `.execute(db);
}

/** Who came back has joined openly, in the words of the older schema. */
export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    alter table stint drop resumes_id;
    alter table stint disable trigger stint_immutable;
    update stint set join_path = 'open' where join_path = 'returned';
    alter table stint enable trigger stint_immutable;
  `.execute(db);
  await pathCheck(paths).execute(db);
}
