// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const schema = sql`
  create extension if not exists unaccent;

  -- Italian and English stems without accents, and the bare words beside them, so that half a word finds too.
  create text search configuration piazza_it (copy = italian);
  alter text search configuration piazza_it
    alter mapping for hword, hword_part, word with unaccent, italian_stem;
  create text search configuration piazza_en (copy = english);
  alter text search configuration piazza_en
    alter mapping for hword, hword_part, word with unaccent, english_stem;
  create text search configuration piazza_words (copy = simple);
  alter text search configuration piazza_words
    alter mapping for hword, hword_part, word with unaccent, simple;

  -- Immutable because the dictionary is named: an index may be built on it.
  create function fold_text(text) returns text language sql immutable strict parallel safe
    as $$ select lower(public.unaccent('public.unaccent'::regdictionary, $1)) $$;

  -- Every word, or its beginning, must occur; words that say nothing (di, della) are passed over.
  create function community_search_query(words text[], stems regconfig) returns tsquery
    language sql stable as $$
      select string_agg(
        format('(%s)', to_tsquery(stems, word || ':*') || to_tsquery('piazza_words', word || ':*')), ' & '
      )::tsquery
      from unnest(words) as word
      where numnode(to_tsquery(stems, word)) > 0
    $$;

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
      setweight(to_tsvector(
        case lang when 'it' then 'piazza_it'::regconfig else 'piazza_en'::regconfig end, name), 'A')
      || setweight(to_tsvector('piazza_words', name), 'A')
      || setweight(to_tsvector(
        case lang when 'it' then 'piazza_it'::regconfig else 'piazza_en'::regconfig end, summary), 'B')
      || setweight(to_tsvector('piazza_words', summary), 'B')
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
  create index member_count_delta_community_idx on member_count_delta (community_id);
`;

export async function up(db: Kysely<never>): Promise<void> {
  await schema.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop table member_count_delta, member_count, programme_community, programme;
    drop table community_text, community_slug, community, role_permission, role_definition;
    drop function community_search_query(text[], regconfig);
    drop function fold_text(text);
    drop text search configuration piazza_words;
    drop text search configuration piazza_en;
    drop text search configuration piazza_it;
    drop extension unaccent;
  `.execute(db);
}
