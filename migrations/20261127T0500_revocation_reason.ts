// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** A role taken from its holder is a decision against them: with its reason, open to an appeal, over once it is said. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table measure
      add column grant_id uuid references role_grant (id),
      drop constraint measure_kind_check,
      add constraint measure_kind_check check (kind in ('suspension', 'removal', 'ban', 'revocation')),
      drop constraint measure_reason,
      -- A portal may take a role without saying why.
      add constraint measure_reason check (length(btrim(reason)) > 0 or kind = 'revocation'),
      add constraint measure_revocation check (
        (kind = 'revocation') = (grant_id is not null) and (kind <> 'revocation' or status = 'over')
      );
    comment on column measure.grant_id is 'The role that a revocation took.';
    create unique index measure_grant_key on measure (grant_id) where grant_id is not null;
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    delete from measure where kind = 'revocation';
    alter table measure
      drop column grant_id,
      drop constraint measure_kind_check,
      add constraint measure_kind_check check (kind in ('suspension', 'removal', 'ban')),
      drop constraint measure_reason,
      add constraint measure_reason check (length(btrim(reason)) > 0);
  `.execute(db);
}
