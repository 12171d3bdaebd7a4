// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const viewOfCards = sql`
  create view portal_community_card as
    select c.id, c.slug, c.status, c.join_path, c.minimum_level, t.lang, t.name, t.summary
    from community c join community_text t on t.community_id = c.id
`;

/** A community may have several ways in, each with its conditions; the one word for its card follows from them. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    drop view portal_community_card;
    alter table community add join_ways jsonb not null default '[]'
      constraint community_join_ways check (jsonb_typeof(join_ways) = 'array');
    update community set join_ways = jsonb_build_array(jsonb_build_object('path', join_path)) where join_path <> 'closed';
    alter table community drop join_path;
    alter table community add join_path text not null generated always as (
      case
        when join_ways @> '[{"path":"open"}]' then 'open'
        when join_ways @> '[{"path":"affiliation"}]' then 'affiliation'
        when join_ways @> '[{"path":"approval"}]' then 'approval'
        when join_ways @> '[{"path":"invitation"}]' then 'invitation'
        else 'closed'
      end
    ) stored;

    -- How many days after a refusal somebody may ask again; the refusal itself may say: at once.
    alter table community add cool_down_days integer not null default 30
      constraint community_cool_down check (cool_down_days between 0 and 365);
    alter table join_request add may_reapply_at timestamptz
      constraint join_request_reapply check (may_reapply_at is null or status = 'rejected');

    alter table stint drop constraint stint_join_path_check;
    alter table stint add constraint stint_join_path_check
      check (join_path in ('open', 'approval', 'invitation', 'affiliation', 'founder', 'appointed', 'moved'));

    -- What joining may ask of a member: nothing that other members or portals get to see.
    create view member_standing as
      select m.id, m.age_class, array(
        select distinct split_part(c.value_normalised, '@', 2) from contact_point c
        where c.member_id = m.id and c.kind = 'email' and c.verified_at is not null
      ) as email_domains
      from member m;
  `.execute(db);
  await viewOfCards.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop view member_standing;
    drop view portal_community_card;
    alter table join_request drop may_reapply_at;
    alter table community drop cool_down_days;
    alter table stint drop constraint stint_join_path_check;
    alter table stint add constraint stint_join_path_check
      check (join_path in ('open', 'approval', 'founder', 'appointed', 'moved'));
    alter table community drop join_path;
    alter table community add join_path text;
    update community set join_path = case
      when join_ways @> '[{"path":"open"}]' then 'open'
      when join_ways @> '[{"path":"approval"}]' then 'approval'
      else 'closed'
    end;
    alter table community alter join_path set not null;
    alter table community add check (join_path in ('open', 'approval', 'closed'));
    alter table community drop join_ways;
  `.execute(db);
  await viewOfCards.execute(db);
}
