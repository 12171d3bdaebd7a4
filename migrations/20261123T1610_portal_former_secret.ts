// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** The secret before the present one, sealed, for as long as a portal may still present it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table portal
      add column former_secret bytea,
      add column former_secret_ends_at timestamptz,
      add constraint portal_former_secret check (
        (former_secret is null) = (former_secret_ends_at is null)
        and (former_secret is null or secret is not null)
      );
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    alter table portal drop column former_secret, drop column former_secret_ends_at;
  `.execute(db);
}
