// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * The agreement by which a portal may have people sign in by national means. None is presumed: a portal that is here
 * already loses national sign-in until somebody says which agreement it has.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table portal
      add column agreement_kind text,
      add column agreement_reference text,
      add column agreement_signed_on date,
      add column agreement_ends_on date,
      -- The AttributeConsumingService that a sign-in for this portal asks for; the general one where null.
      add column attribute_service integer,
      add constraint portal_agreement_kind check (agreement_kind in ('same_controller', 'processor', 'autonomous')),
      add constraint portal_agreement_reference check (length(agreement_reference) between 1 and 200),
      add constraint portal_agreement_whole check (
        (agreement_kind is null) = (agreement_reference is null)
        and (agreement_kind is null) = (agreement_signed_on is null)
        and (agreement_kind is not null or agreement_ends_on is null)
      ),
      add constraint portal_agreement_days check (agreement_ends_on >= agreement_signed_on),
      add constraint portal_attribute_service check (attribute_service between 0 and 65535);
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    alter table portal
      drop column agreement_kind, drop column agreement_reference, drop column agreement_signed_on,
      drop column agreement_ends_on, drop column attribute_service;
  `.execute(db);
}
