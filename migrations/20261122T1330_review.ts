// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const schema = sql`
  -- A sign-in that says of one person what is known of another: staff decide who is who.
  create table review_case (
    id uuid primary key,
    kind text not null check (kind in ('changed_person', 'two_members')),
    status text not null check (status in ('open', 'proposed', 'decided')),
    issuer text not null,
    subject text not null,
    provider text not null,
    label text not null,
    -- What the reply said: names for comparison, keyed hashes to record. Both go when the case is decided.
    claimed jsonb not null,
    keys jsonb not null,
    level text not null check (level in ('low', 'substantial', 'high')),
    opened_at timestamptz not null,
    last_seen_at timestamptz not null,
    seen integer not null default 1,
    verdict text check (verdict in ('same_person', 'apart')),
    reason text,
    proposed_by uuid references member (id),
    proposed_at timestamptz,
    decided_by uuid references member (id),
    decided_at timestamptz,
    merges uuid[] not null default '{}',
    constraint review_verdict check (
      (status = 'open') = (verdict is null) and (verdict is null) = (reason is null)
    ),
    constraint review_proposed check (
      (proposed_by is null) = (proposed_at is null) and (status <> 'proposed' or proposed_by is not null)
    ),
    constraint review_decided check (
      (status = 'decided') = (decided_at is not null) and (decided_at is null) = (decided_by is null)
    ),
    -- To make one of two takes two people; to keep them apart takes one.
    constraint review_two_people check (
      status <> 'decided' or verdict = 'apart' or (proposed_by is not null and proposed_by <> decided_by)
    )
  );
  create unique index review_case_open_key on review_case (issuer, subject) where status <> 'decided';
  create index review_case_queue_idx on review_case (opened_at) where status <> 'decided';
  create index review_case_decided_idx on review_case (decided_at) where status = 'decided';

  create table review_side (
    case_id uuid not null references review_case (id) on delete cascade,
    member_id uuid not null references member (id),
    primary key (case_id, member_id)
  );
  create index review_side_member_idx on review_side (member_id);
`;

export async function up(db: Kysely<never>): Promise<void> {
  await schema.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop table review_side, review_case`.execute(db);
}
