// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const schema = sql`
  alter table portal
    add column pkce_required boolean not null default true,
    add column membership_required boolean not null default false,
    add column groups_format text not null default 'array',
    add column groups_prefix text not null default '',
    add column claims_in_id_token boolean not null default false,
    add column logout_kind text not null default 'none',
    add column logout_uri text,
    add column logout_on text[] not null default '{}',
    -- Without a secret nothing but PKCE binds a code to who asked for it.
    add constraint portal_pkce check (pkce_required or secret is not null),
    add constraint portal_groups_format check (groups_format in ('array', 'csv', 'objects')),
    add constraint portal_groups_prefix check (length(groups_prefix) <= 50),
    add constraint portal_logout_kind check (logout_kind in ('none', 'back_channel', 'front_channel')),
    add constraint portal_logout_uri check ((logout_kind = 'none') = (logout_uri is null)),
    add constraint portal_logout_address check (logout_uri ~ '^https?://' and length(logout_uri) <= 2000),
    add constraint portal_logout_on check (logout_on <@ array['left', 'suspended', 'role_changed']);

  -- Under which name the portal knows the session, and whose it is: a portal is told of its end. Null where the version
  -- before wrote the row, which serves on while this is applied: of that session no portal is told.
  alter table session_client
    add column member_id uuid,
    add column sid text;
  update session_client c
    set member_id = s.account_id::uuid, sid = s.payload -> 'authorizations' -> c.client_id ->> 'sid'
    from oidc_artifact s where s.model = 'Session' and s.uid = c.oidc_session_uid;
  create index session_client_member_idx on session_client (member_id);

  -- The refresh token that replaced this one, sealed, for the seconds in which both may be presented.
  alter table oidc_artifact add column successor bytea;
  create index oidc_artifact_successor_idx on oidc_artifact (consumed_at) where successor is not null;
`;

export async function up(db: Kysely<never>): Promise<void> {
  await schema.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    alter table oidc_artifact drop column successor;
    drop index session_client_member_idx;
    alter table session_client drop column member_id, drop column sid;
    alter table portal
      drop column pkce_required, drop column membership_required, drop column groups_format,
      drop column groups_prefix, drop column claims_in_id_token, drop column logout_kind,
      drop column logout_uri, drop column logout_on;
  `.execute(db);
}
