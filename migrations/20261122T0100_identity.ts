// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const schema = sql`
  create extension if not exists btree_gist;

  create table member (
    id uuid primary key,
    status text not null check (status in ('active', 'suspended', 'merged', 'erased')),
    merged_into uuid references member (id),
    display_name text not null,
    given_name text,
    family_name text,
    locale text not null default 'it' check (locale in ('it', 'en')),
    age_class text check (age_class in ('minor', 'adult')),
    province text check (province ~ '^[A-Z]{2}$'),
    notice_read_at timestamptz,
    created_at timestamptz not null,
    constraint member_merged_has_target check ((status = 'merged') = (merged_into is not null)),
    constraint member_merged_elsewhere check (merged_into <> id)
  );

  -- What other features may read of a member.
  create view member_public as
    select id, display_name, status, locale, notice_read_at is null as notice_pending from member;

  create table identity (
    id uuid primary key,
    member_id uuid not null references member (id),
    issuer text not null,
    subject text not null,
    kind text not null,
    provider text not null,
    class text not null check (class in ('proven', 'vouched', 'social', 'email')),
    level text not null check (level in ('none', 'low', 'substantial', 'high')),
    label text not null,
    linked_at timestamptz not null,
    unlinked_at timestamptz,
    last_used_at timestamptz not null
  );
  -- One member per external identity; a severed one may come back as somebody's new identity.
  create unique index identity_issuer_subject_key on identity (issuer, subject) where unlinked_at is null;
  create index identity_member_idx on identity (member_id) where unlinked_at is null;

  -- One member per natural person, whatever version of the HMAC key a node writes.
  create table person_key (
    scheme text not null check (scheme in ('it-fiscal-code', 'eidas-person-id')),
    key_version text not null,
    hmac bytea not null,
    member_id uuid not null references member (id),
    level text not null check (level in ('low', 'substantial', 'high')),
    recorded_at timestamptz not null,
    primary key (scheme, key_version, hmac)
  );
  create index person_key_member_idx on person_key (member_id);

  create table contact_point (
    id uuid primary key,
    member_id uuid not null references member (id),
    kind text not null check (kind in ('email')),
    value text not null,
    value_normalised text not null,
    verified_at timestamptz,
    is_primary boolean not null default false,
    created_at timestamptz not null,
    constraint contact_point_once unique (member_id, kind, value_normalised)
  );
  create unique index contact_point_primary_key on contact_point (member_id, kind) where is_primary;
  create index contact_point_value_idx on contact_point (value_normalised) where verified_at is not null;

  create table merge (
    id uuid primary key,
    from_member uuid not null references member (id),
    into_member uuid not null references member (id),
    actor uuid not null references member (id),
    journal jsonb not null,
    merged_at timestamptz not null,
    undone_at timestamptz,
    constraint merge_of_two check (from_member <> into_member)
  );
  create unique index merge_current_key on merge (from_member) where undone_at is null;
`;

export async function up(db: Kysely<never>): Promise<void> {
  await schema.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop table merge, contact_point, person_key, identity;
    drop view member_public;
    drop table member;
    drop extension btree_gist;
  `.execute(db);
}
