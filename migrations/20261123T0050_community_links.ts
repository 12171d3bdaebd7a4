// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table community_link (
      id uuid primary key,
      from_id uuid not null references community (id),
      to_id uuid not null references community (id),
      kind text not null check (kind in ('related', 'continues', 'part_of')),
      status text not null check (status in ('proposed', 'accepted', 'declined', 'withdrawn', 'removed')),
      proposed_by uuid not null references member (id),
      answered_by uuid references member (id),
      created_at timestamptz not null,
      ended_at timestamptz,
      constraint community_link_two check (from_id <> to_id),
      constraint community_link_end check ((status in ('proposed', 'accepted')) = (ended_at is null)),
      constraint community_link_answered check (status <> 'accepted' or answered_by is not null)
    );
    comment on table community_link is 'Two communities say that they have to do with each other, or one asks the other.';
    -- One at a time between two communities, whichever of them asked.
    create unique index community_link_live_key on community_link (least(from_id, to_id), greatest(from_id, to_id))
      where ended_at is null;
    create index community_link_from_idx on community_link (from_id) where ended_at is null;
    create index community_link_to_idx on community_link (to_id) where ended_at is null;
    create trigger community_link_immutable before update or delete on community_link
      for each row when (old.ended_at is not null) execute function refuse_rewrite();
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop table community_link`.execute(db);
}
