// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * A join that nothing stands beside is one statement: it says which state of the community it was decided on, and is
 * refused as a whole when that is over. And no index has an entry for a position that is not there yet.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table outbox drop constraint outbox_position_key;
    create unique index outbox_position_key on outbox (position) where position is not null;
    alter table audit_entry drop constraint audit_entry_chain_position_key;
    create unique index audit_entry_chain_position_key on audit_entry (chain_position) where chain_position is not null;

    -- Every change of its row gives a community another xmin. Waits for a change under way, and keeps later ones out.
    create function demand_untouched(place uuid, person uuid, version text) returns void language plpgsql as $$
    begin
      perform 1 from community where id = place and xmin::text = version for share;
      if not found or exists (
        select from join_request where community_id = place and member_id = person and status in ('pending', 'needs_info')
      ) or exists (
        select from invitation i join member_address a on a.value_normalised = i.address_normalised
        where i.community_id = place and i.status = 'pending' and a.member_id = person and a.proven
      ) then
        raise exception 'it takes more than one statement' using errcode = 'check_violation', constraint = 'join_at_once';
      end if;
    end $$;
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop function demand_untouched(uuid, uuid, text);
    drop index outbox_position_key;
    alter table outbox add constraint outbox_position_key unique (position);
    drop index audit_entry_chain_position_key;
    alter table audit_entry add constraint audit_entry_chain_position_key unique (chain_position);
  `.execute(db);
}
