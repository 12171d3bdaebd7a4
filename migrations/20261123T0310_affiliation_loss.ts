// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** What becomes of a membership whose affiliation ends; and of what a membership in grace lacks. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table community add affiliation_loss text not null default 'grace'
      constraint community_affiliation_loss check (affiliation_loss in ('grace', 'end'));
    alter table stint add grace_reason text
      constraint stint_grace_reason check (grace_reason in ('expired', 'affiliation_ended', 'level_lost'));
    alter table stint disable trigger stint_immutable;
    update stint set grace_reason = 'expired' where grace_until is not null;
    alter table stint enable trigger stint_immutable;
    alter table stint add constraint stint_grace_has_reason check ((grace_until is null) = (grace_reason is null));
    create index stint_to_restore_idx on stint (member_id) where grace_reason = 'affiliation_ended' and ended_at is null;
    create index organisation_dissolved_idx on organisation (id) where status = 'dissolved';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop index organisation_dissolved_idx;
    alter table stint drop grace_reason;
    alter table community drop affiliation_loss;
  `.execute(db);
}
