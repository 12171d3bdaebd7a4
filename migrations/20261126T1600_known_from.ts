// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely, type RawBuilder } from 'kysely';

/** What a merge carried over is still had by whoever goes by the subject now: it did not end for the portal. */
const carriedOver = sql`case
  when e.type in ('stint.ended', 'stint.suspended', 'stint.paused') then not exists (
    select from pairwise_subject h join live_membership m on m.member_id = h.member_id
    where h.sector = s.sector and h.sub = s.sub and m.community_id = e.community_id)
  when e.type = 'role.ended' then not exists (
    select from pairwise_subject h join live_role r on r.member_id = h.member_id
    where h.sector = s.sector and h.sub = s.sub and r.community_id = e.community_id and r.role = e.role)
  when e.type = 'group.left' then not exists (
    select from pairwise_subject h join portal_group_member m on m.member_id = h.member_id
    join community_group g on g.id = m.group_id
    where h.sector = s.sector and h.sub = s.sub and m.community_id = e.community_id and g.slug = e.group_slug)
  else true end`;

const views = (bounds: RawBuilder<unknown>, told: RawBuilder<unknown>) => sql`
  create or replace view known_subject as
    select member_id, sector, sub, false as former, null::timestamptz as until${bounds} from pairwise_subject
    union all
    select member_id, sector, sub, true, until${bounds} from former_subject;
  create or replace view told_event as
    select e.*, s.sector, s.sub
    from portal_event e join known_subject s on s.member_id = e.member_id
    where ${told} and (not s.former or ((s.until is null or e.at <= s.until) and ${carriedOver}))`;

/**
 * From when on a sector knows somebody: what happened before is not told to it, and who keeps a copy is told that they are
 * there. Whom nodes of the version before come to know while both run is told of in full, as that version does.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table pairwise_subject
      add column known_at timestamptz not null default '-infinity',
      add column known_from bigint default 0;
    comment on column pairwise_subject.known_from is
      'The place of this among all changes; null before it has one. Those from "known_at" on, and those behind it, are told.';
    alter table former_subject
      add column known_at timestamptz not null default '-infinity',
      add column known_from bigint default 0;
    create index outbox_known_idx on outbox ((data ->> 'sector'), position)
      where type = 'subject.known' and position is not null;
  `.execute(db);
  await views(
    sql`, known_at, known_from`,
    // One value, so that the planner does not take it for rare and read all changes of a time.
    sql`coalesce(e.position > s.known_from or e.at >= s.known_at, false)`,
  ).execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop view told_event, known_subject`.execute(db);
  await views(sql``, sql`true`).execute(db);
  await sql`
    drop index outbox_known_idx;
    alter table former_subject drop column known_at, drop column known_from;
    alter table pairwise_subject drop column known_at, drop column known_from;
  `.execute(db);
}
