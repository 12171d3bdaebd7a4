// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * Who answers for the data of a portal follows from its controller, and is said nowhere else: the record keeps only
 * whether somebody else runs the portal on the controller's behalf (GDPR, 28).
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table portal add column agreement_by_processor boolean not null default false;
    update portal set agreement_by_processor = true where agreement_kind = 'processor';
    alter table portal
      drop column agreement_kind,
      add constraint portal_agreement_whole check (
        (agreement_reference is null) = (agreement_signed_on is null)
        and (agreement_reference is not null or (agreement_ends_on is null and not agreement_by_processor))
      );
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    alter table portal drop constraint portal_agreement_whole,
      add column agreement_kind text,
      add constraint portal_agreement_kind check (agreement_kind in ('same_controller', 'processor', 'autonomous'));
    update portal set agreement_kind = case when agreement_by_processor then 'processor' else 'autonomous' end
    where agreement_reference is not null;
    alter table portal
      drop column agreement_by_processor,
      add constraint portal_agreement_whole check (
        (agreement_kind is null) = (agreement_reference is null)
        and (agreement_kind is null) = (agreement_signed_on is null)
        and (agreement_kind is not null or agreement_ends_on is null)
      );
  `.execute(db);
}
