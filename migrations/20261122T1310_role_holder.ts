// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** A role begins for a member in good standing only; the lock makes an unlink, a suspension and the role see each other. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create trigger role_grant_holder before insert or update of status on role_grant
      for each row when (new.status = 'active') execute function require_active_member();
    create trigger platform_grant_holder before insert or update of status on platform_grant
      for each row when (new.status = 'active') execute function require_active_member();
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop trigger platform_grant_holder on platform_grant;
    drop trigger role_grant_holder on role_grant;
  `.execute(db);
}
