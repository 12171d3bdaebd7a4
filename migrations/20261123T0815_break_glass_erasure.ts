// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Why an administrator took powers is theirs to have erased; that they did, where and when, stays. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table break_glass drop constraint break_glass_reason;
    alter table break_glass add constraint break_glass_reason
      check (length(btrim(reason)) >= 10 or reason = '-');
    create index break_glass_member_idx on break_glass (member_id);
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop index break_glass_member_idx;
    alter table break_glass drop constraint break_glass_reason;
    update break_glass set reason = repeat('-', 10) where reason = '-';
    alter table break_glass add constraint break_glass_reason check (length(btrim(reason)) >= 10);
  `.execute(db);
}
