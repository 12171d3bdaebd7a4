// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** The secret before the present one, sealed, for as long as a portal may still present it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table portal
      add column former_secret bytea,
      add column former_secret_ends_at timestamptz,
      add constraint portal_former_secret check (
        (former_secret is null) = (former_secret_ends_at is null)
        and (former_secret is null or secret is not null)
      );
    -- The version before this one, which serves while nodes are replaced, renews a secret at once and knows no former one.
    create function portal_former_secret_ends() returns trigger language plpgsql as $$
    begin
      new.former_secret := null;
      new.former_secret_ends_at := null;
      return new;
    end $$;
    create trigger portal_former_secret_ends before update of secret on portal
      for each row when (
        old.former_secret is not null and new.secret is distinct from old.secret
          and new.former_secret is not distinct from old.former_secret
      ) execute function portal_former_secret_ends();
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop trigger portal_former_secret_ends on portal;
    drop function portal_former_secret_ends();
    alter table portal drop column former_secret, drop column former_secret_ends_at;
  `.execute(db);
}
