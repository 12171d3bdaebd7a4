// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** A sector belongs to one body: no two may know a person by the same subject. @throws Error for portals that contradict it */
export async function up(db: Kysely<never>): Promise<void> {
  await refuseShared(db);
  await table.execute(db);
  await follow.execute(db);
}

async function refuseShared(db: Kysely<never>): Promise<void> {
  const { rows } = await sql<{ sector: string; portals: string }>`
    select sector, string_agg(client_id || ' of ' || controller, ', ' order by client_id) as portals
    from portal group by sector having count(distinct controller) > 1 order by sector`.execute(db);
  if (rows.length === 0) return;
  const shared = rows.map(({ sector, portals }) => `${sector} (${portals})`).join('; ');
  throw new Error(
    `portals of different bodies share a sector, so that they know a person by the same subject: ${shared}. ` +
      'Before this migration, with the version that runs: where it is one body, write it in the same words; ' +
      'otherwise give the portals of each body a sector of its own. Nothing was migrated',
  );
}

const table = sql`
  create table portal_sector (
    name text primary key,
    controller text not null,
    unique (name, controller)
  );
  comment on table portal_sector is 'A sector of portals, and the body whose it is: also when no portal has it any more.';
  comment on column portal_sector.controller is 'The body that answers for the data of all portals of the sector.';
  insert into portal_sector (name, controller) select distinct sector, controller from portal;
  -- Deferred: the portals of a sector come to another name of their body within one transaction.
  alter table portal add constraint portal_sector_of_one_controller
    foreign key (sector, controller) references portal_sector (name, controller)
    deferrable initially deferred;
  create index portal_sector_idx on portal (sector);
`;

/** As the owner: nodes of the version before write portals too, under rights that know nothing of the table. */
const follow = sql`
  create function portal_sector_follow() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    insert into portal_sector (name, controller) values (new.sector, new.controller) on conflict (name) do nothing;
    if tg_op = 'UPDATE' and old.sector = new.sector and old.controller <> new.controller then
      update portal_sector s set controller = new.controller
      where s.name = new.sector and s.controller <> new.controller and not exists (
        select from portal p
        where p.sector = new.sector and p.client_id <> old.client_id and p.controller <> new.controller
      );
    end if;
    return new;
  end $$;
  create trigger portal_sector_follow before insert or update of sector, controller on portal
    for each row execute function portal_sector_follow();
`;

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop trigger portal_sector_follow on portal;
    drop function portal_sector_follow();
    drop index portal_sector_idx;
    alter table portal drop constraint portal_sector_of_one_controller;
    drop table portal_sector;
  `.execute(db);
}
