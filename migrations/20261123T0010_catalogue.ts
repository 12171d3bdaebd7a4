// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** A name to sort by, and which text stands for English, so that a page of the catalogue is read along an index. */
const order = sql`
  alter table community_text
    add sort_name text not null generated always as (fold_text(name)) stored,
    -- The English text, or the Italian one where there is no other: kept by trigger.
    add covers_en boolean not null default true;
  update community_text x set covers_en = false
    where x.lang = 'it' and exists (
      select from community_text e where e.community_id = x.community_id and e.lang = 'en'
    );
  create function community_text_covers_en() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' then
      update community_text set covers_en = true where community_id = old.community_id and lang = 'it';
      return null;
    end if;
    update community_text x set covers_en = false
      where x.community_id = new.community_id and x.lang = 'it' and exists (
        select from community_text e where e.community_id = new.community_id and e.lang = 'en'
      );
    return null;
  end $$;
  create trigger community_text_covers_en after insert on community_text
    for each row execute function community_text_covers_en();
  create trigger community_text_uncovers_en after delete on community_text
    for each row when (old.lang = 'en') execute function community_text_covers_en();
  create index community_text_it_idx on community_text (sort_name, community_id) where lang = 'it';
  create index community_text_en_idx on community_text (sort_name, community_id) where covers_en;
  create index community_topics_idx on community using gin (topics);
  create index community_province_idx on community (province) where province is not null;
`;

/**
 * Words of either language in one look at the index: their stems, or any word that begins so. Words that say nothing
 * (di, della, of) are passed over; they alone match everything.
 */
const search = sql`
  create function community_search_query(words text[]) returns tsquery language sql stable as $$
    select coalesce(
      string_agg(format('(%s)', it || en || to_tsquery('piazza_words', word || ':*')), ' & ')::tsquery,
      '!nothing-has-this-word'
    )
    from unnest(words) as word, to_tsquery('piazza_it', word) as it, to_tsquery('piazza_en', word) as en
    where numnode(it) > 0 and numnode(en) > 0
  $$;
  drop function community_search_query(text[], regconfig);
`;
const formerSearch = sql`
  drop function community_search_query(text[]);
  create function community_search_query(words text[], stems regconfig) returns tsquery
    language sql stable as $$
      select string_agg(
        format('(%s)', to_tsquery(stems, word || ':*') || to_tsquery('piazza_words', word || ':*')), ' & '
      )::tsquery
      from unnest(words) as word
      where numnode(to_tsquery(stems, word)) > 0
    $$;
`;

/**
 * What anybody may learn of communities (hidden ones are not there), and of how many belong to one: null for fewer
 * than five. Everything that counts communities or people for others reads these two views.
 */
const views = sql`
  create view member_number as
    select c.id as community_id, case when m.people >= 5 then m.people end as members
    from community c cross join lateral (
      select coalesce((select members from member_count k where k.community_id = c.id), 0)
        + coalesce((select sum(delta) from member_count_delta d where d.community_id = c.id), 0) as people
      -- Keeps the sum from being worked out twice.
      offset 0
    ) m;
  create view catalogue_community as
    select id, slug, status, visibility, audience, topics, province, join_ways
    from community where status in ('active', 'frozen') and visibility in ('public', 'signed_in');
`;

/**
 * How many communities of the view have each value: a count that is brought up to date every few seconds, and what
 * came or went since. Only ever added to, so that no change of a community waits for another.
 */
const facets = sql`
  create table catalogue_count (
    visibility text not null check (visibility in ('public', 'signed_in')),
    facet text not null check (facet in ('topics', 'provinces', 'audiences', 'ways', 'programmes')),
    value text not null,
    communities integer not null,
    primary key (visibility, facet, value)
  );
  comment on table catalogue_count is 'How many communities of the catalogue have a value, brought up to date every few seconds.';
  create table catalogue_count_delta (
    id bigint generated always as identity primary key,
    visibility text not null,
    facet text not null,
    value text not null,
    delta smallint not null check (delta in (-1, 1))
  );
  comment on table catalogue_count_delta is 'Which community came to a value or left it since: added to the count by a job.';

  create function catalogue_values(of_community uuid, topics text[], province text, audience text, join_ways jsonb)
    returns table (facet text, value text) language sql stable as $$
      select distinct 'topics', t from unnest(topics) t
      union all select 'provinces', province where province is not null
      union all select 'audiences', audience
      union all select distinct 'ways', w ->> 'path' from jsonb_array_elements(join_ways) w
      union all select 'ways', 'closed' where jsonb_array_length(join_ways) = 0
      union all select 'programmes', g.slug
        from programme_community x join programme g on g.id = x.programme_id where x.community_id = of_community
    $$;
  create function catalogue_count_community() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and old.status in ('active', 'frozen') and old.visibility <> 'hidden' then
      insert into catalogue_count_delta (visibility, facet, value, delta)
        select old.visibility, facet, value, -1
        from catalogue_values(old.id, old.topics, old.province, old.audience, old.join_ways);
    end if;
    if new.status in ('active', 'frozen') and new.visibility <> 'hidden' then
      insert into catalogue_count_delta (visibility, facet, value, delta)
        select new.visibility, facet, value, 1
        from catalogue_values(new.id, new.topics, new.province, new.audience, new.join_ways);
    end if;
    return null;
  end $$;
  create trigger community_counted after insert on community
    for each row execute function catalogue_count_community();
  create trigger community_recounted after update of status, visibility, topics, province, audience, join_ways on community
    for each row when (
      (old.status, old.visibility, old.topics, old.province, old.audience, old.join_ways)
        is distinct from (new.status, new.visibility, new.topics, new.province, new.audience, new.join_ways)
    ) execute function catalogue_count_community();

  -- The lock makes a community that changes at the same moment wait, so that it is counted once.
  create function catalogue_count_place() returns trigger language plpgsql as $$
  declare
    place programme_community := coalesce(new, old);
  begin
    perform 1 from community where id = place.community_id for share;
    insert into catalogue_count_delta (visibility, facet, value, delta)
      select c.visibility, 'programmes', g.slug, case tg_op when 'INSERT' then 1 else -1 end
      from catalogue_community c, programme g where c.id = place.community_id and g.id = place.programme_id;
    return null;
  end $$;
  create trigger programme_community_counted after insert or delete on programme_community
    for each row execute function catalogue_count_place();

  insert into catalogue_count (visibility, facet, value, communities)
    select c.visibility, v.facet, v.value, count(*)
    from catalogue_community c
    cross join lateral catalogue_values(c.id, c.topics, c.province, c.audience, c.join_ways) v
    group by c.visibility, v.facet, v.value;
`;

export async function up(db: Kysely<never>): Promise<void> {
  for (const part of [order, search, views, facets]) await part.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop trigger programme_community_counted on programme_community;
    drop trigger community_recounted on community;
    drop trigger community_counted on community;
    drop function catalogue_count_place();
    drop function catalogue_count_community();
    drop function catalogue_values(uuid, text[], text, text, jsonb);
    drop table catalogue_count_delta, catalogue_count;
    drop view catalogue_community, member_number;
    drop index community_province_idx, community_topics_idx;
    drop trigger community_text_uncovers_en on community_text;
    drop trigger community_text_covers_en on community_text;
    drop function community_text_covers_en();
    alter table community_text drop sort_name, drop covers_en;
  `.execute(db);
  await formerSearch.execute(db);
}
