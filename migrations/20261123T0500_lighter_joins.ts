// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * A join looks at the bans of one person by index, however many bans are in force; and a change of a count stands
 * beside a stint, which names the same community, so that nothing is checked twice.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table member_count_delta drop constraint member_count_delta_community_id_fkey;

    create or replace function bans_against(person uuid) returns setof measure language sql stable as $$
      with recursive self (id) as (
        select person union select m.id from member m join self on m.merged_into = self.id
      )
      select b.* from measure b
      where b.kind = 'ban' and b.status = 'in_force' and (b.until is null or b.until > now())
        and b.id = any (array(
          select own.id from self join measure own on own.member_id = self.id
          union all
          select k.measure_id from self
          join person_key p on p.member_id = self.id
          join ban_key k on k.scheme = p.scheme and k.key_version = p.key_version and k.hmac = p.hmac
        ))
    $$;
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    create or replace function bans_against(person uuid) returns setof measure language sql stable as $$
    with recursive self (id) as (
      select person union select m.id from member m join self on m.merged_into = self.id
    )
    select b.* from measure b
    where b.kind = 'ban' and b.status = 'in_force' and (b.until is null or b.until > now())
      and (
        b.member_id in (select id from self)
        or b.id in (
          select k.measure_id from person_key p
          join ban_key k on k.scheme = p.scheme and k.key_version = p.key_version and k.hmac = p.hmac
          where p.member_id in (select id from self)
        )
      )
  $$;
    alter table member_count_delta add constraint member_count_delta_community_id_fkey
      foreign key (community_id) references community (id);
  `.execute(db);
}
