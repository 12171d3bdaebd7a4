// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Whoever is erased is looked for in the invitations, as who accepted or sent them. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create index invitation_accepted_idx on invitation (accepted_by) where accepted_by is not null;
    create index invitation_kept_address_idx on invitation (address_normalised)
      where status <> 'pending' and address_normalised is not null;
    create index invitation_author_idx on invitation (invited_by) where message <> '';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop index invitation_author_idx, invitation_kept_address_idx, invitation_accepted_idx`.execute(
    db,
  );
}
