// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** The home space of a community on a portal of the network, and which portals serve a community. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table community
      add home_portal text references portal (client_id),
      add constraint community_home check (home_portal is null or home_url is not null);
    create index community_home_portal_idx on community (home_portal) where home_portal is not null;
    create view community_portal as
      select c.id as community_id, p.client_id, p.name, p.controller, p.status,
        p.return_urls || p.redirect_uris || p.post_logout_redirect_uris as addresses
      from community c join portal p on p.serves_all or exists (
        select from portal_community x where x.client_id = p.client_id and x.community_id = c.id
      );
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop view community_portal;
    alter table community drop home_portal;
  `.execute(db);
}
