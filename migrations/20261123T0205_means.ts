// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- What other features may read of the ways in that a member has: how well each proves them.
    create view member_means as select member_id, level from identity where unlinked_at is null;

    -- Severed because it came to name another person: then nothing that it proved is this member's.
    alter table identity add column names_another boolean not null default false;

    -- Who holds a person key goes on being able to prove it. Looked at when the transaction ends, since a merge
    -- moves keys and identities one after the other; the lock makes two who sever at the same moment see each other.
    create function require_proof() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and new.names_another then return null; end if;
      perform 1 from member where id = old.member_id and status in ('active', 'suspended') for no key update;
      if found and exists (select from person_key where member_id = old.member_id) and not exists (
        select from identity where member_id = old.member_id and unlinked_at is null and class = 'proven'
      ) then
        raise exception 'the last means that proves the person stays'
          using errcode = 'check_violation', constraint = 'identity_last_proof';
      end if;
      return null;
    end $$;
    create constraint trigger identity_last_proof after delete or update of unlinked_at, member_id on identity
      deferrable initially deferred for each row when (old.unlinked_at is null and old.class = 'proven')
      execute function require_proof();
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop trigger identity_last_proof on identity;
    drop function require_proof();
    drop view member_means;
    alter table identity drop column names_another;
  `.execute(db);
}
