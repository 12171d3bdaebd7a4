// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const schema = sql`
  alter table community add card_fields text[] not null default '{presentation,skills,offers,seeks}'
    constraint community_card_fields check (card_fields <@ array[
      'presentation', 'skills', 'offers', 'seeks', 'link', 'province', 'sector', 'affiliation']);
  -- Whether others may know of it: nobody, unless the person says so.
  alter table affiliation add disclosed boolean not null default false;

  create table card (
    id uuid primary key,
    member_id uuid not null references member (id),
    -- Null for the one that a person keeps to begin others from.
    community_id uuid references community (id),
    stint_id uuid,
    live boolean generated always as (case when stint_id is not null then true end) stored,
    -- By field: its values, and who reads it.
    fields jsonb not null check (jsonb_typeof(fields) = 'object'),
    -- The widest audience of its fields.
    widest text not null check (widest in ('public', 'members', 'managers')),
    -- Whether people who have not signed in read the public fields, by consent.
    open_to_all boolean not null default false,
    -- Whether it is found in the directory.
    listed boolean not null default false,
    hidden_at timestamptz,
    hidden_by uuid references member (id),
    hidden_reason text,
    revision integer not null default 1,
    changed_at timestamptz not null,
    constraint card_one_key unique nulls not distinct (member_id, community_id),
    constraint card_in_community check ((community_id is null) = (stint_id is null)),
    constraint card_master_private check (community_id is not null or not (listed or open_to_all or hidden_at is not null)),
    -- A card goes before the membership does.
    constraint card_stint foreign key (stint_id, community_id, member_id, live)
      references stint (id, community_id, member_id, live),
    constraint card_hidden check ((hidden_at is null) = (hidden_by is null) and (hidden_at is null) = (hidden_reason is null)),
    constraint card_hidden_reason check (hidden_at is null or length(btrim(coalesce(hidden_reason, ''))) > 0),
    constraint card_not_hidden_by_self check (hidden_by <> member_id)
  );
  create index card_community_idx on card (community_id, id) where listed and hidden_at is null;
  create index card_stint_idx on card (stint_id);
  comment on table card is 'How a member presents themselves in a community, and to whom.';

  create function require_adult_for_public_card() returns trigger language plpgsql as $$
  begin
    if new.widest = 'public' and new.community_id is not null
      and not exists (select from member where id = new.member_id and age_class = 'adult')
    then
      raise exception 'a card is public for adults only' using errcode = 'check_violation', constraint = 'card_public_for_adults';
    end if;
    return new;
  end $$;
  create trigger card_public_for_adults before insert or update of widest on card
    for each row execute function require_adult_for_public_card();
  create trigger card_member before insert on card for each row execute function require_active_member();

  create table card_version (
    id uuid primary key,
    member_id uuid not null references member (id),
    community_id uuid references community (id),
    fields jsonb not null,
    replaced_at timestamptz not null
  );
  create index card_version_of_idx on card_version (member_id, community_id, replaced_at desc);
  create index card_version_old_idx on card_version (replaced_at);
  comment on table card_version is 'What a card said before it was changed or withdrawn; kept for 90 days.';

  create table consent_event (
    id uuid primary key,
    member_id uuid not null references member (id),
    community_id uuid references community (id),
    purpose text not null check (purpose in ('public_card')),
    granted boolean not null,
    -- Which words were agreed to.
    text_version text not null,
    -- How it was said; an end of the membership takes it back by itself.
    channel text not null check (channel in ('page', 'end')),
    at timestamptz not null
  );
  create index consent_event_member_idx on consent_event (member_id, purpose, community_id, at);
  comment on table consent_event is 'A consent given or taken back; nothing is ever changed or taken out.';
  create function refuse_consent_change() returns trigger language plpgsql as $$
  begin
    raise exception 'a consent is never changed' using errcode = 'check_violation', constraint = 'consent_event_append_only';
  end $$;
  create trigger consent_event_append_only before update or delete on consent_event
    for each row execute function refuse_consent_change();
`;

export async function up(db: Kysely<never>): Promise<void> {
  await schema.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop table consent_event, card_version, card;
    drop function refuse_consent_change, require_adult_for_public_card;
    alter table affiliation drop column disclosed;
    alter table community drop column card_fields;
  `.execute(db);
}
