// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** What happened to somebody who was erased or merged is told to portals under the subject by which they knew them. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table former_subject (
      member_id uuid not null references member (id),
      sector text not null,
      sub text not null,
      until timestamptz,
      created_at timestamptz not null,
      primary key (member_id, sector, sub)
    );
    create index former_subject_created_idx on former_subject (created_at);
    comment on table former_subject is
      'By what name a sector knew who was erased or merged, for what is still to be told; with "until" only what happened up to then.';

    create view known_subject as
      select member_id, sector, sub, false as former, null::timestamptz as until from pairwise_subject
      union all
      select member_id, sector, sub, true, until from former_subject;

    -- What whoever goes by the subject now still has did not end for the portal: it was carried over.
    create view told_event as
      select e.*, s.sector, s.sub
      from portal_event e join known_subject s on s.member_id = e.member_id
      where not s.former or ((s.until is null or e.at <= s.until) and case
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
        else true end);
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop view told_event, known_subject;
    drop table former_subject;
  `.execute(db);
}
