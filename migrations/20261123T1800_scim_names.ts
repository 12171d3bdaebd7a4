// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * By which portals find communities and groups: their Italian names, whatever their case; live groups in their order, and
 * those of one member; the communities themselves, in their order, without their names; and what a portal sent, by its kind.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create index community_text_name_idx on community_text (lower(name)) where lang = 'it';
    create index community_group_name_idx on community_group (lower(name)) where ended_at is null;
    create index community_group_live_idx on community_group (id) where ended_at is null;
    create index group_member_member_idx on group_member (member_id) where left_at is null;
    create index scim_resource_kind_idx on scim_resource (client_id, kind, id);

    create view portal_open_community as
      select id, slug, join_path from community where kind = 'own' and status in ('active', 'frozen');
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop view portal_open_community;
    drop index community_text_name_idx, community_group_name_idx, community_group_live_idx, group_member_member_idx,
      scim_resource_kind_idx;
  `.execute(db);
}
