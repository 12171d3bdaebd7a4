// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Since when a community stands still: what waits for its answer has that time more. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table community add column frozen_at timestamptz;
    comment on column community.frozen_at is 'Since when it is frozen.';
    update community c set frozen_at = coalesce(
      (select max(o.at) from outbox o where o.community_id = c.id and o.type = 'community.frozen'), now()
    ) where status = 'frozen';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`alter table community drop column frozen_at`.execute(db);
}
