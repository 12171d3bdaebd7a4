// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** What is kept of a sign-in for tokens that outlive it is found by its member, and goes with the rest. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    drop index oidc_artifact_account_idx;
    create index oidc_artifact_account_idx on oidc_artifact (account_id)
      where model in ('Session', 'Grant', 'RefreshToken', 'Proof');
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop index oidc_artifact_account_idx;
    create index oidc_artifact_account_idx on oidc_artifact (account_id)
      where model in ('Session', 'Grant', 'RefreshToken');
    delete from oidc_artifact where model = 'Proof';
  `.execute(db);
}
