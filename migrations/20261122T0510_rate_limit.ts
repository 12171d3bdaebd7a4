// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  // The shape that rate-limiter-flexible reads and writes; losing it in a crash frees nobody for long.
  await sql`
    create unlogged table rate_limit (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    );
    create index rate_limit_expire_idx on rate_limit (expire);
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop table rate_limit`.execute(db);
}
