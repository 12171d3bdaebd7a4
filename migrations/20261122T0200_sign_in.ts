// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const schema = sql`
  create table provider_document (
    instance text not null,
    name text not null,
    version integer not null,
    sha256 bytea not null,
    body bytea not null,
    stored_at timestamptz not null,
    primary key (instance, name, version)
  );
  create table provider_cache (
    instance text not null,
    key text not null,
    value text not null,
    expires_at timestamptz not null,
    primary key (instance, key)
  );
  create index provider_cache_expiry_idx on provider_cache (expires_at);
  create table provider_task (
    instance text not null,
    name text not null,
    last_run_at timestamptz,
    primary key (instance, name)
  );

  create table attempt (
    id uuid primary key,
    handle_hash bytea not null unique,
    browser_hash bytea not null,
    correlation_hash bytea,
    instance text not null,
    intent text not null check (intent in ('sign-in', 'link', 'step-up')),
    member_id uuid references member (id),
    choice text,
    minimum text not null check (minimum in ('none', 'low', 'substantial', 'high')),
    fresh boolean not null,
    locale text not null check (locale in ('it', 'en')),
    controller text,
    return_to text not null,
    memory bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    consumed_at timestamptz,
    constraint attempt_of_member check ((intent = 'sign-in') or (member_id is not null))
  ) with (fillfactor = 85);
  create unique index attempt_correlation_key on attempt (instance, correlation_hash)
    where correlation_hash is not null;
  create index attempt_expiry_idx on attempt (expires_at);

  -- An assertion is accepted once, whichever node it reaches first.
  create table attempt_once (
    instance text not null,
    once_hash bytea not null,
    until timestamptz not null,
    primary key (instance, once_hash)
  );
  create index attempt_once_until_idx on attempt_once (until);

  create table pending_answer (
    id uuid primary key,
    browser_hash bytea not null,
    profile bytea not null,
    expires_at timestamptz not null,
    answered_at timestamptz
  );
  create index pending_answer_expiry_idx on pending_answer (expires_at);

  create table session (
    id uuid primary key,
    sid_hash bytea not null unique,
    member_id uuid references member (id),
    data bytea not null,
    device text not null default '',
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null
  ) with (fillfactor = 85);
  create index session_member_idx on session (member_id) where member_id is not null;
  create index session_expiry_idx on session (expires_at);

  create table authentication_event (
    id uuid primary key,
    session_id uuid not null references session (id) on delete cascade,
    member_id uuid not null references member (id),
    identity_id uuid not null references identity (id),
    provider text not null,
    level text not null check (level in ('none', 'low', 'substantial', 'high')),
    methods text[] not null,
    controller text,
    at timestamptz not null
  );
  create index authentication_event_session_idx on authentication_event (session_id, at);
`;

export async function up(db: Kysely<never>): Promise<void> {
  await schema.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop table authentication_event, session, pending_answer, attempt_once, attempt;
    drop table provider_task, provider_cache, provider_document;
  `.execute(db);
}
