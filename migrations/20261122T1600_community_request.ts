// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const requests = sql`
    create table community_request (
      id uuid primary key,
      requested_by uuid not null references member (id),
      status text not null check (status in ('requested', 'needs_info', 'refused', 'approved', 'withdrawn')),
      name text not null,
      purpose text not null,
      for_whom text not null,
      presentation text not null,
      managers text not null,
      audience text not null check (audience in ('open', 'mixed', 'reserved')),
      topics text[] not null,
      province text check (province ~ '^[A-Z]{2}$'),
      promoters_needed integer not null check (promoters_needed >= 0),
      promoters_signed integer not null default 0,
      community_id uuid unique references community (id),
      created_at timestamptz not null,
      decided_by uuid references member (id),
      decided_at timestamptz,
      reason text,
      constraint community_request_not_by_self check (decided_by <> requested_by),
      -- coalesce, because a CHECK that is unknown passes.
      constraint community_request_reason check (status <> 'refused' or length(btrim(coalesce(reason, ''))) > 0),
      constraint community_request_decided check (
        (status in ('refused', 'approved')) = (decided_by is not null and decided_at is not null)
      ),
      constraint community_request_approved check ((status = 'approved') = (community_id is not null)),
      -- Also when a promoter signs or withdraws at the moment of the approval.
      constraint community_request_promoters check (status <> 'approved' or promoters_signed >= promoters_needed),
      constraint community_request_requester_key unique (id, requested_by)
    );
    create unique index community_request_open_key on community_request (requested_by)
      where status in ('requested', 'needs_info');
    create index community_request_queue_idx on community_request (created_at, id)
      where status in ('requested', 'needs_info');
    create index community_request_mine_idx on community_request (requested_by, created_at desc);

    create function refuse_redecided_request() returns trigger language plpgsql as $$
    begin
      raise exception 'what is decided is immutable' using errcode = 'check_violation', constraint = tg_name;
    end $$;
    -- Words may be blanked when somebody is erased; the decision stays.
    create trigger community_request_immutable before update on community_request
      for each row when (
        old.status in ('refused', 'approved', 'withdrawn')
        and (new.status, new.requested_by, new.decided_by, new.decided_at, new.community_id, new.promoters_signed)
          is distinct from
          (old.status, old.requested_by, old.decided_by, old.decided_at, old.community_id, old.promoters_signed)
      ) execute function refuse_redecided_request();
`;

const promoters = sql`
    create table community_promoter (
      id uuid primary key,
      request_id uuid not null,
      requested_by uuid not null,
      -- Whom the requester named, or who signed with the link of a letter.
      member_id uuid references member (id),
      address text,
      address_normalised text,
      token_hash bytea unique,
      locale text not null check (locale in ('it', 'en')),
      status text not null check (status in ('invited', 'signed', 'declined')),
      created_at timestamptz not null,
      answered_at timestamptz,
      constraint community_promoter_request foreign key (request_id, requested_by)
        references community_request (id, requested_by) on update cascade,
      constraint community_promoter_not_by_self check (member_id <> requested_by),
      constraint community_promoter_signed check (status <> 'signed' or member_id is not null),
      constraint community_promoter_answered check ((status = 'invited') = (answered_at is null)),
      constraint community_promoter_reachable check (
        status <> 'invited' or member_id is not null or (address_normalised is not null and token_hash is not null)
      )
    );
    create unique index community_promoter_member_key on community_promoter (request_id, member_id);
    create unique index community_promoter_address_key on community_promoter (request_id, address_normalised);
    create index community_promoter_mine_idx on community_promoter (member_id) where status = 'invited';

    create function community_promoter_count() returns trigger language plpgsql as $$
    begin
      update community_request
        set promoters_signed = promoters_signed + (new.status = 'signed')::integer - (old.status = 'signed')::integer
        where id = new.request_id;
      return null;
    end $$;
    create trigger community_promoter_counted after update of status on community_promoter
      for each row when (old.status <> new.status) execute function community_promoter_count();
`;

const messages = sql`
    create table community_request_message (
      id uuid primary key,
      request_id uuid not null references community_request (id),
      author_id uuid not null references member (id),
      side text not null check (side in ('requester', 'staff')),
      text text not null,
      created_at timestamptz not null
    );
    create index community_request_message_idx on community_request_message (request_id, created_at, id);
    create index community_request_message_author_idx on community_request_message (author_id);

    alter table community_text add description text not null default '';
`;

/** A member asks for a new community; promoters sign; the staff asks back, refuses or has it begin. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const part of [requests, promoters, messages]) await part.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    alter table community_text drop description;
    drop table community_request_message, community_promoter, community_request;
    drop function community_promoter_count();
    drop function refuse_redecided_request();
  `.execute(db);
}
