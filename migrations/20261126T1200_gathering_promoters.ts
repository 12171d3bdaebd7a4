// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const open = `status in ('requested', 'needs_info')`;

const immutable = (ended: string): string => `
    create trigger community_request_immutable before update on community_request
      for each row when (
        old.status in (${ended})
        and (new.status, new.requested_by, new.decided_by, new.decided_at, new.community_id, new.promoters_signed)
          is distinct from
          (old.status, old.requested_by, old.decided_by, old.decided_at, old.community_id, old.promoters_signed)
      ) execute function refuse_redecided_request();`;

/** Until when a request gathers those who sign it, whom somebody else was named in place of, and how often each was written to. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(`
    alter table community_request
      drop constraint community_request_status_check,
      add constraint community_request_status_check
        check (status in ('requested', 'needs_info', 'refused', 'approved', 'withdrawn', 'lapsed')),
      -- Nodes of the version before write no such moment.
      add gather_until timestamptz not null default now() + interval '60 days',
      add lapse_reminded_at timestamptz;
    update community_request
      set gather_until = greatest(created_at + interval '60 days', now() + interval '30 days') where ${open};
    drop trigger community_request_immutable on community_request;
    ${immutable(`'refused', 'approved', 'withdrawn', 'lapsed'`)}
    drop index community_request_queue_idx;
    create index community_request_ready_idx on community_request (created_at, id)
      where status = 'requested' and promoters_signed >= promoters_needed;
    create index community_request_replying_idx on community_request (created_at, id)
      where status = 'needs_info' and promoters_signed >= promoters_needed;
    create index community_request_gathering_idx on community_request (gather_until, id)
      where ${open} and promoters_signed < promoters_needed;

    alter table community_promoter
      drop constraint community_promoter_status_check,
      add constraint community_promoter_status_check
        check (status in ('invited', 'signed', 'declined', 'replaced')),
      add sent_count integer not null default 1,
      add last_sent_at timestamptz;`)
    .execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql
    .raw(`
    update community_promoter set status = 'declined' where status = 'replaced';
    alter table community_promoter
      drop sent_count,
      drop last_sent_at,
      drop constraint community_promoter_status_check,
      add constraint community_promoter_status_check check (status in ('invited', 'signed', 'declined'));

    drop index community_request_ready_idx, community_request_replying_idx, community_request_gathering_idx;
    create index community_request_queue_idx on community_request (created_at, id) where ${open};
    drop trigger community_request_immutable on community_request;
    update community_request set status = 'withdrawn' where status = 'lapsed';
    ${immutable(`'refused', 'approved', 'withdrawn'`)}
    alter table community_request
      drop gather_until,
      drop lapse_reminded_at,
      drop constraint community_request_status_check,
      add constraint community_request_status_check
        check (status in ('requested', 'needs_info', 'refused', 'approved', 'withdrawn'));`)
    .execute(db);
}
