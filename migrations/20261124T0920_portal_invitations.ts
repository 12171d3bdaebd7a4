// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** A portal knows what it invited by the API as what it invited by SCIM. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    comment on table scim_resource is
      'The invitations that a portal sent, and the groups that it made or named by SCIM: by which id it knows them.';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    comment on table scim_resource is
      'The invitations that a portal sent by SCIM, and the groups that it made or named: by which id it knows them.';
  `.execute(db);
}
