// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** When the staff wrote to those who manage a community last; what waits too long in the order in which it is shown. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table community add managers_reminded_at timestamptz;
    create index join_request_escalated_idx on join_request (expected_by, id)
      where status = 'pending' and escalated_at is not null;
    create index seat_escalated_idx on seat (expected_by, id)
      where status = 'requested' and escalated_at is not null;
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop index join_request_escalated_idx, seat_escalated_idx;
    alter table community drop managers_reminded_at;
  `.execute(db);
}
