// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * What a portal says of itself holds no secret. One that an earlier version kept here goes: it stands unsealed, and
 * the key that would seal it is not at hand. Such a portal is given its secret again, in the field that seals it.
 * Fields that no version ever read go with it.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    update portal set metadata = (
      select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(metadata)
      where key in ('application_type', 'backchannel_logout_session_required', 'backchannel_logout_uri', 'client_uri',
          'contacts', 'default_acr_values', 'default_max_age', 'id_token_signed_response_alg', 'initiate_login_uri',
          'jwks', 'jwks_uri', 'logo_uri', 'policy_uri', 'require_auth_time', 'require_pushed_authorization_requests',
          'token_endpoint_auth_method', 'token_endpoint_auth_signing_alg', 'tos_uri')
        and not (key = 'jwks' and value @? '$.keys[*] ? (exists(@.d) || exists(@.k))')
    );
    alter table portal add constraint portal_metadata_no_secret check (
      not metadata ? 'client_secret' and not metadata @? '$.jwks.keys[*] ? (exists(@.d) || exists(@.k))'
    );
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`alter table portal drop constraint portal_metadata_no_secret`.execute(db);
}
