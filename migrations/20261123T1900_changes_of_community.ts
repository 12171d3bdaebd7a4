// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Changes of a community are read by their places: their moments are not the order in which they are seen.
    create index outbox_community_position_idx on outbox (community_id, position) where position is not null;
    drop index outbox_community_idx;
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    create index outbox_community_idx on outbox (community_id, at, id) where position is not null;
    drop index outbox_community_position_idx;
  `.execute(db);
}
