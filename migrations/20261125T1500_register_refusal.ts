// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** The file of the index that was refused last, of each kind: somebody may say that it is true. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table register_refusal (
      file text primary key check (file in ('bodies', 'areas', 'units')),
      -- SHA-256 of its bytes.
      hash text not null check (hash ~ '^[0-9a-f]{64}$'),
      -- Whether it can be read, and only names too few: what cannot be read nobody accepts.
      is_drop boolean not null,
      known integer not null,
      missing integer not null,
      skipped integer not null,
      -- Since when no copy of this file was taken over.
      since timestamptz not null,
      accepted_at timestamptz,
      constraint register_refusal_accepted check (accepted_at is null or is_drop)
    );
    comment on table register_refusal is 'A copy of the index of administrations that was not taken over, until the next one is.';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop table register_refusal`.execute(db);
}
