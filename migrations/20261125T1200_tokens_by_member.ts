// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * Refresh tokens are found by their member too, so that all of them end when something is feared. The column has been
 * written from the first day: nothing has to be filled in.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    drop index oidc_artifact_account_idx;
    create index oidc_artifact_account_idx on oidc_artifact (account_id)
      where model in ('Session', 'Grant', 'RefreshToken');
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop index oidc_artifact_account_idx;
    create index oidc_artifact_account_idx on oidc_artifact (account_id) where model in ('Session', 'Grant');
  `.execute(db);
}
