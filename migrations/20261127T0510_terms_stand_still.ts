// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** In a community that stands still a role of any kind may have gone beyond its term, and rest. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table role_grant
      drop constraint role_grant_overrun,
      add constraint role_grant_overrun check (overrun_at is null or overrun_at >= valid_until);
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    update role_grant set overrun_at = null where role <> 'manager' and overrun_at is not null;
    alter table role_grant
      drop constraint role_grant_overrun,
      add constraint role_grant_overrun check (overrun_at is null or (role = 'manager' and overrun_at >= valid_until));
  `.execute(db);
}
