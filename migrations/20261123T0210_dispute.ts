// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table dispute (
      id uuid primary key,
      community_id uuid not null references community (id),
      grant_id uuid not null references role_grant (id),
      opened_by uuid not null references member (id),
      -- Whose role it is about.
      against uuid not null references member (id),
      status text not null check (status in ('open', 'upheld', 'dismissed', 'over')),
      opened_at timestamptz not null,
      decided_at timestamptz,
      decided_by uuid references member (id),
      reason text,
      constraint dispute_not_by_self check (opened_by <> against),
      constraint dispute_judge check (decided_by <> opened_by and decided_by <> against),
      constraint dispute_decided check (
        (status in ('upheld', 'dismissed')) = (decided_by is not null and length(btrim(coalesce(reason, ''))) > 0)
        and (status = 'open') = (decided_at is null)
      )
    );
    create unique index dispute_open_key on dispute (grant_id) where status = 'open';
    create index dispute_queue_idx on dispute (opened_at, id) where status = 'open';
    create index dispute_opener_idx on dispute (opened_by);
    create index dispute_against_idx on dispute (against);
    create trigger dispute_immutable before update on dispute
      for each row when (old.status <> 'open') execute function refuse_measure_rewrite();
    comment on table dispute is 'A manager asks the regional staff to take the role of another manager; nothing changes until it is decided.';

    create table dispute_message (
      id uuid primary key,
      dispute_id uuid not null references dispute (id),
      author uuid not null references member (id),
      body text not null check (length(btrim(body)) > 0),
      written_at timestamptz not null
    );
    create index dispute_message_idx on dispute_message (dispute_id, written_at);
    create index dispute_message_author_idx on dispute_message (author);
    comment on table dispute_message is 'What both sides and the regional staff write in a dispute.';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop table dispute_message, dispute`.execute(db);
}
