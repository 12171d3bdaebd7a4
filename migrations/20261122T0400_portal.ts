// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const schema = sql`
  create table portal (
    client_id text primary key,
    name text not null,
    controller text not null,
    sector text not null,
    secret bytea,
    metadata jsonb not null default '{}',
    redirect_uris text[] not null,
    post_logout_redirect_uris text[] not null default '{}',
    return_urls text[] not null default '{}',
    scopes text[] not null,
    minimum_level text not null check (minimum_level in ('none', 'low', 'substantial', 'high')),
    allowed_providers text[],
    -- A portal of the whole network: it need not be told of each new community.
    serves_all boolean not null default false,
    first_party boolean not null default true,
    status text not null default 'active' check (status in ('active', 'disabled')),
    created_at timestamptz not null
  );
  create table portal_community (
    client_id text not null references portal (client_id) on delete cascade,
    community_id uuid not null references community (id),
    primary key (client_id, community_id)
  );
  create index portal_community_idx on portal_community (community_id);

  -- Random, never derived: it stays the same whatever happens to keys and identities.
  create table pairwise_subject (
    sector text not null,
    member_id uuid not null references member (id),
    sub text not null,
    primary key (sector, member_id),
    unique (sector, sub)
  );

  create table release_notice (
    member_id uuid not null references member (id),
    client_id text not null references portal (client_id) on delete cascade,
    claims text[] not null,
    shown_at timestamptz not null,
    primary key (member_id, client_id)
  );

  create table oidc_artifact (
    model text not null,
    id_hash bytea not null,
    payload jsonb not null,
    grant_id text,
    uid text,
    user_code text,
    account_id text,
    expires_at timestamptz,
    consumed_at timestamptz,
    primary key (model, id_hash)
  ) with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);
  create index oidc_artifact_grant_idx on oidc_artifact (grant_id) where grant_id is not null;
  create unique index oidc_artifact_uid_key on oidc_artifact (uid) where uid is not null and model = 'Session';
  create unique index oidc_artifact_user_code_key on oidc_artifact (user_code) where user_code is not null;
  create index oidc_artifact_account_idx on oidc_artifact (account_id) where model in ('Session', 'Grant');
  create index oidc_artifact_expiry_idx on oidc_artifact (expires_at) where expires_at is not null;

  -- No foreign key: it outlives the session by the moment in which the portals' sessions are ended.
  create table session_client (
    session_id uuid not null,
    client_id text not null references portal (client_id) on delete cascade,
    oidc_session_uid text not null,
    created_at timestamptz not null,
    primary key (session_id, client_id)
  );
  create index session_client_uid_idx on session_client (oidc_session_uid);

  -- All that a portal may ever be told of a person; a claim's statement reads nothing else of them.
  create view portal_account as
    select m.id as member_id, m.status, m.display_name, m.given_name, m.family_name, m.locale,
      coalesce(c.value, '') as email, c.verified_at is not null as email_verified,
      array(
        select g.role from platform_grant g
        where g.member_id = m.id and g.status = 'active' order by g.role
      ) as platform_roles
    from member m
    left join contact_point c on c.member_id = m.id and c.kind = 'email' and c.is_primary;

  -- Which provider the person behind a portal's session proved themselves with, and when.
  create view portal_session_proof as
    select sc.oidc_session_uid, e.provider, e.at
    from session_client sc join authentication_event e on e.session_id = sc.session_id;

  -- What a portal may be told of a community that it serves.
  create view portal_community_card as
    select c.id, c.slug, c.status, c.join_path, c.minimum_level, t.lang, t.name, t.summary
    from community c join community_text t on t.community_id = c.id;
`;

export async function up(db: Kysely<never>): Promise<void> {
  await schema.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop view portal_community_card, portal_session_proof, portal_account;
    drop table session_client, oidc_artifact, release_notice, pairwise_subject, portal_community, portal;
  `.execute(db);
}
