// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * Areas and units that the index no longer names are ended, and kept for who belonged there; codes of the index are
 * the same in capitals and in small letters.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table organisation_unit add ended_at timestamptz;
    -- What the last copy that named any of its kind did not name.
    update organisation_unit u set ended_at = l.last
      from (select kind, max(refreshed_at) as last from organisation_unit group by kind) l
      where l.kind = u.kind and u.refreshed_at < l.last;

    -- A code that stands there in two spellings belongs to the copy that came last.
    update organisation o set ipa_code = left(o.ipa_code, 22) || '.' || right(o.id::text, 6)
      where exists (
        select from organisation n
        where lower(n.ipa_code) = lower(o.ipa_code) and (n.refreshed_at, n.id) > (o.refreshed_at, o.id));
    alter table organisation drop constraint organisation_ipa_code_key;
    create unique index organisation_ipa_code_key on organisation (lower(ipa_code));

    alter table affiliation drop constraint affiliation_unit;
    create temporary table doubled_unit on commit drop as
      select distinct on (o.organisation_id, o.code) o.organisation_id, o.code, n.code as kept
      from organisation_unit o join organisation_unit n
        on n.organisation_id = o.organisation_id and lower(n.code) = lower(o.code)
        and (n.refreshed_at, n.code) > (o.refreshed_at, o.code)
      order by o.organisation_id, o.code, n.refreshed_at desc, n.code desc;
    update affiliation a set unit_code = d.kept from doubled_unit d
      where d.organisation_id = a.organisation_id and d.code = a.unit_code;
    delete from organisation_unit u using doubled_unit d
      where d.organisation_id = u.organisation_id and d.code = u.code;
    drop table doubled_unit;
    -- Of one body only: a code that moves to another one is another unit there.
    alter table organisation_unit drop constraint organisation_unit_pkey, drop constraint organisation_unit_of_key;
    alter table organisation_unit add constraint organisation_unit_pkey primary key (organisation_id, code);
    create unique index organisation_unit_code_key on organisation_unit (organisation_id, lower(code));
    alter table affiliation add constraint affiliation_unit
      foreign key (organisation_id, unit_code) references organisation_unit (organisation_id, code);
    drop index organisation_unit_of_idx;
    create index organisation_unit_of_idx on organisation_unit (organisation_id, kind, name, code) where ended_at is null;
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop index organisation_unit_of_idx;
    alter table affiliation drop constraint affiliation_unit;
    drop index organisation_unit_code_key;
    alter table organisation_unit drop constraint organisation_unit_pkey;
    alter table organisation_unit add constraint organisation_unit_pkey primary key (code),
      add constraint organisation_unit_of_key unique (code, organisation_id);
    alter table affiliation add constraint affiliation_unit
      foreign key (unit_code, organisation_id) references organisation_unit (code, organisation_id);
    create index organisation_unit_of_idx on organisation_unit (organisation_id, kind, name);
    drop index organisation_ipa_code_key;
    alter table organisation add constraint organisation_ipa_code_key unique (ipa_code);
    alter table organisation_unit drop column ended_at;
  `.execute(db);
}
