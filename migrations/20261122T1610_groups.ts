// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Groups inside a community: who is in one belongs to the community, and to that very one. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table community_group (
      id uuid primary key,
      community_id uuid not null references community (id),
      slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,58}[a-z0-9]$'),
      name text not null constraint community_group_name check (length(btrim(name)) between 2 and 80),
      created_at timestamptz not null,
      ended_at timestamptz,
      -- Also of groups that have ended: what portals knew by it never means another group.
      constraint community_group_slug_key unique (community_id, slug),
      constraint community_group_community_key unique (id, community_id)
    );
    create table group_member (
      id uuid primary key,
      group_id uuid not null,
      community_id uuid not null,
      stint_id uuid not null,
      member_id uuid not null,
      joined_at timestamptz not null,
      left_at timestamptz,
      -- Null for what is over, and a foreign key with a null column is not checked.
      live boolean generated always as (case when left_at is null then true end) stored,
      constraint group_member_group foreign key (group_id, community_id)
        references community_group (id, community_id),
      constraint group_member_stint foreign key (stint_id, community_id, member_id, live)
        references stint (id, community_id, member_id, live)
    );
    create unique index group_member_once_key on group_member (group_id, stint_id) where left_at is null;
    create index group_member_stint_idx on group_member (stint_id) where left_at is null;
    create index group_member_list_idx on group_member (group_id, joined_at, id) where left_at is null;
    create trigger group_member_immutable before update or delete on group_member
      for each row when (old.left_at is not null) execute function refuse_rewrite();

    create view live_group as
      select m.community_id, m.member_id, g.slug
      from group_member m join community_group g on g.id = m.group_id
      join stint s on s.id = m.stint_id
      where m.left_at is null and g.ended_at is null and s.ended_at is null and s.status = 'active';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop view live_group;
    drop table group_member, community_group;
  `.execute(db);
}
