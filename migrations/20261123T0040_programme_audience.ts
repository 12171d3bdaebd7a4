// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * How many people belong to the communities of a programme, each counted once: worked out by a job, because it looks
 * at everybody. Communities of fewer than five are left out, so that no number tells of them.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table programme_audience (
      programme_id uuid not null references programme (id),
      -- Who may read it: anybody (public communities only), or who leads the programme.
      audience text not null check (audience in ('public', 'lead')),
      people integer not null,
      counted_at timestamptz not null,
      primary key (programme_id, audience)
    );
    comment on table programme_audience is 'How many people belong to the communities of a programme, each counted once, as of a moment.';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop table programme_audience`.execute(db);
}
