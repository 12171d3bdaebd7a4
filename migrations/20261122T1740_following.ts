// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Who wants to hear of a community without belonging to it: no membership, no group, nobody else's business. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table following (
      member_id uuid not null references member (id),
      community_id uuid not null references community (id),
      -- Whether news of the community come by mail.
      alerts boolean not null,
      since timestamptz not null,
      primary key (member_id, community_id)
    );
    create index following_alerts_idx on following (community_id, member_id) where alerts;
    create trigger following_member before insert on following
      for each row execute function require_active_member();
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop table following`.execute(db);
}
