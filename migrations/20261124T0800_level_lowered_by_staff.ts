// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Who may let people join a community whom nobody has proven: the regional staff alone. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    insert into role_permission (role, permission) values ('regional_staff', 'community.lower_level');
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`delete from role_permission where permission = 'community.lower_level'`.execute(db);
}
