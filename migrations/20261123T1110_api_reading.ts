// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Only what has its place is read, so that the transaction of a change does not write this index.
    create index outbox_community_idx on outbox (community_id, at, id) where position is not null;

    create view portal_stint as
      select s.id, s.community_id, c.slug, s.member_id, s.started_at, s.ended_at, s.expires_at,
        case when s.ended_at is not null then 'ended' when s.status = 'suspended' then 'suspended' else 'active' end as status
      from stint s join community c on c.id = s.community_id
      where c.status in ('active', 'frozen');
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop view portal_stint;
    drop index outbox_community_idx;
  `.execute(db);
}
