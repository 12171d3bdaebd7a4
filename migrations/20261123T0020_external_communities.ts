// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Tables that a community which lives elsewhere has no rows in; roles need a stint. */
const within = ['stint', 'join_request', 'invitation', 'following', 'community_group'];

/** Communities that live elsewhere are in the catalogue, with nobody in them here. */
const external = sql`
  alter table community
    add kind text not null default 'own' check (kind in ('own', 'external')),
    drop constraint community_has_manager,
    add constraint community_has_manager check (status <> 'active' or kind = 'external' or active_managers >= 1),
    add constraint community_external check (
      (kind = 'external') = (join_ways = '[{"path": "elsewhere"}]')
      and (kind = 'own' or (status in ('active', 'archived') and visibility = 'public' and home_url is not null))
    );
  create function keep_community_kind() returns trigger language plpgsql as $$
  begin
    raise exception 'what lives elsewhere stays there' using errcode = 'check_violation', constraint = tg_name;
  end $$;
  create trigger community_kind_kept before update of kind on community
    for each row when (old.kind <> new.kind) execute function keep_community_kind();
  -- The kind never changes, so that a look at it is as good as a lock.
  create function refuse_external() returns trigger language plpgsql as $$
  begin
    if exists (select from community where id = new.community_id and kind = 'external') then
      raise exception 'the community lives elsewhere' using errcode = 'check_violation', constraint = 'community_lives_elsewhere';
    end if;
    return new;
  end $$;

  drop view portal_community_card;
  create view portal_community_card as
    select c.id, c.slug, c.status, c.join_path, c.minimum_level, t.lang, t.name, t.summary
    from community c join community_text t on t.community_id = c.id where c.kind = 'own';
`;

export async function up(db: Kysely<never>): Promise<void> {
  await external.execute(db);
  for (const table of within) {
    await sql`create trigger ${sql.ref(`${table}_not_external`)} before insert on ${sql.table(table)}
      for each row execute function refuse_external()`.execute(db);
  }
}

/** Entries of communities that live elsewhere go: the older schema has no word for them. */
export async function down(db: Kysely<never>): Promise<void> {
  for (const table of within) {
    await sql`drop trigger ${sql.ref(`${table}_not_external`)} on ${sql.table(table)}`.execute(db);
  }
  await sql`
    drop view portal_community_card;
    create view portal_community_card as
      select c.id, c.slug, c.status, c.join_path, c.minimum_level, t.lang, t.name, t.summary
      from community c join community_text t on t.community_id = c.id;
    drop function refuse_external();
    drop trigger community_kind_kept on community;
    drop function keep_community_kind();
    delete from programme_community where community_id in (select id from community where kind = 'external');
    delete from community_text where community_id in (select id from community where kind = 'external');
    alter table community_slug disable trigger community_slug_kept;
    delete from community_slug where community_id in (select id from community where kind = 'external');
    alter table community_slug enable trigger community_slug_kept;
    delete from community where kind = 'external';
    alter table community drop constraint community_external, drop constraint community_has_manager, drop kind;
    alter table community
      add constraint community_has_manager check (status <> 'active' or active_managers >= 1);
  `.execute(db);
}
