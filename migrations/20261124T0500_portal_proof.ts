// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * How a portal proves itself fits what it has. A method that nobody ever could prove themselves by goes: what has a
 * secret sends it, what has none is switched off until somebody has looked at it. A secret that is never presented goes.
 */
const mend = sql`
  update portal set metadata = metadata - 'token_endpoint_auth_method',
    status = case when secret is null then 'disabled' else status end
  where case metadata ->> 'token_endpoint_auth_method'
    when 'none' then false
    when 'private_key_jwt' then not (metadata ? 'jwks' or metadata ? 'jwks_uri')
    when 'client_secret_basic' then secret is null
    when 'client_secret_post' then secret is null
    else metadata ? 'token_endpoint_auth_method'
  end;
  update portal set metadata = metadata - 'jwks_uri' where metadata ? 'jwks' and metadata ? 'jwks_uri';
  update portal set pkce_required = true where metadata ->> 'token_endpoint_auth_method' = 'none';
  -- Who signs with a key of its own needs neither a secret nor PKCE.
  alter table portal drop constraint portal_former_secret, drop constraint portal_pkce;
  update portal set secret = null, former_secret = null, former_secret_ends_at = null
  where metadata ->> 'token_endpoint_auth_method' in ('none', 'private_key_jwt') and secret is not null;
`;

export async function up(db: Kysely<never>): Promise<void> {
  await mend.execute(db);
  await sql`
    alter table portal
      -- The one before outlives its successor where the portal signs now, or presents nothing.
      add constraint portal_former_secret check ((former_secret is null) = (former_secret_ends_at is null)),
      add constraint portal_proof check (
        case coalesce(metadata ->> 'token_endpoint_auth_method',
            case when secret is null then 'none' else 'client_secret_basic' end)
          when 'client_secret_basic' then secret is not null
          when 'client_secret_post' then secret is not null
          when 'private_key_jwt' then secret is null and (metadata ? 'jwks' or metadata ? 'jwks_uri')
          when 'none' then secret is null and pkce_required
          else false
        end
      ),
      add constraint portal_one_key_place check (not (metadata ? 'jwks' and metadata ? 'jwks_uri'));
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    alter table portal drop constraint portal_proof, drop constraint portal_one_key_place,
      drop constraint portal_former_secret;
    update portal set former_secret = null, former_secret_ends_at = null, pkce_required = true where secret is null;
    alter table portal add constraint portal_former_secret check (
      (former_secret is null) = (former_secret_ends_at is null)
      and (former_secret is null or secret is not null)
    ), add constraint portal_pkce check (pkce_required or secret is not null);
  `.execute(db);
}
