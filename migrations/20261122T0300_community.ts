// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table role_definition (
      code text primary key,
      scope text not null check (scope in ('community', 'platform', 'programme', 'organisation')),
      rank integer not null
    );
    create table role_permission (
      role text not null references role_definition (code),
      permission text not null,
      primary key (role, permission)
    );

    create table community (
      id uuid primary key,
      slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,58}[a-z0-9]$'),
      status text not null check (status in ('draft', 'active', 'frozen', 'archived')),
      audience text not null check (audience in ('open', 'mixed', 'reserved')),
      visibility text not null check (visibility in ('public', 'signed_in', 'hidden')),
      participation text not null check (participation in ('members', 'everyone')),
      member_list text not null check (member_list in ('public', 'members', 'managers')),
      join_path text not null check (join_path in ('open', 'approval', 'closed')),
      minimum_level text not null check (minimum_level in ('none', 'low', 'substantial', 'high')),
      admitted_providers text[],
      topics text[] not null default '{}',
      province text check (province ~ '^[A-Z]{2}$'),
      contact text,
      home_url text check (home_url ~ '^https?://'),
      active_managers integer not null default 0,
      created_at timestamptz not null,
      -- Never without a manager, also when two managers go at the same moment: the row lock serialises them.
      constraint community_has_manager check (status <> 'active' or active_managers >= 1)
    );
    create table community_slug (
      slug text primary key,
      community_id uuid not null references community (id),
      current boolean not null
    );
    create unique index community_slug_current_key on community_slug (community_id) where current;

    create table community_text (
      community_id uuid not null references community (id),
      lang text not null check (lang in ('it', 'en')),
      name text not null,
      summary text not null,
      how_to_join text not null,
      search tsvector generated always as (
        setweight(to_tsvector('italian', name), 'A') || setweight(to_tsvector('italian', summary), 'B')
      ) stored,
      primary key (community_id, lang)
    );
    create index community_text_search_idx on community_text using gin (search);

    create table programme (
      id uuid primary key,
      slug text not null unique,
      name_it text not null,
      name_en text not null
    );
    create table programme_community (
      programme_id uuid not null references programme (id),
      community_id uuid not null references community (id),
      primary key (programme_id, community_id)
    );

    create table member_count (
      community_id uuid primary key references community (id),
      members integer not null
    );
    create table member_count_delta (
      id bigint generated always as identity primary key,
      community_id uuid not null references community (id),
      delta smallint not null check (delta in (-1, 1))
    );
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop table member_count_delta, member_count, programme_community, programme;
    drop table community_text, community_slug, community, role_permission, role_definition;
  `.execute(db);
}
