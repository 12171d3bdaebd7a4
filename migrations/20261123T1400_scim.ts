// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- What SCIM shows of groups inside communities; the communities themselves are portal_community_card.
    create view portal_group as
      select g.id, g.community_id, g.slug, g.name, g.created_at from community_group g where g.ended_at is null;

    create view portal_group_member as
      select m.id, m.group_id, m.community_id, m.member_id, m.joined_at
      from group_member m join community_group g on g.id = m.group_id
      join stint s on s.id = m.stint_id
      where m.left_at is null and g.ended_at is null and s.ended_at is null and s.status in ('active', 'grace');

    create view portal_invitation as
      select id, community_id, address, address_normalised, created_at, last_sent_at
      from invitation where status = 'pending' and address is not null;

    create table scim_resource (
      client_id text not null references portal (client_id) on delete cascade,
      id uuid not null,
      kind text not null check (kind in ('invitation', 'group')),
      external_id text check (length(external_id) between 1 and 200),
      primary key (client_id, id)
    );
    create index scim_resource_external_idx on scim_resource (client_id, external_id) where external_id is not null;
    comment on table scim_resource is
      'The invitations that a portal sent by SCIM, and the groups that it made or named: by which id it knows them.';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop table scim_resource;
    drop view portal_invitation, portal_group_member, portal_group;
  `.execute(db);
}
