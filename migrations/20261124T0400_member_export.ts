// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table member_export (
      id uuid primary key,
      community_id uuid not null references community (id),
      exported_by uuid not null references member (id),
      started_at timestamptz not null,
      finished_at timestamptz,
      -- How many members it named; null where nobody knows, because the node that wrote it stopped.
      line_count integer check (line_count >= 0),
      -- Whether all of it was written.
      complete boolean,
      constraint member_export_finished check ((finished_at is null) = (complete is null)),
      constraint member_export_counted check (line_count is not null or complete is not true)
    );
    create index member_export_community_idx on member_export (community_id, started_at desc);
    create index member_export_open_idx on member_export (started_at) where finished_at is null;
    create index member_export_by_idx on member_export (exported_by);
    create index member_export_old_idx on member_export (finished_at) where finished_at is not null;
    comment on table member_export is 'Who took the list of members of a community along as a file, when, and how many it named.';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop table member_export`.execute(db);
}
