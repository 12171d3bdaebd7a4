// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const table = sql`
    create table report (
      id uuid primary key,
      community_id uuid not null references community (id),
      kind text not null check (kind in ('card', 'text', 'conduct')),
      card_id uuid references card (id) on delete set null,
      -- Whom it is about; null for the texts of a community.
      member_id uuid references member (id),
      reporter_id uuid not null references member (id),
      reason_code text not null
        check (reason_code in ('illegal', 'personal_data', 'offence', 'minors', 'spam', 'false', 'rules', 'other')),
      body text not null check (length(btrim(body)) > 0),
      -- Who decides: those who handle reports, those of them who may suspend too, or the regional staff.
      desk text not null check (desk in ('moderators', 'managers', 'staff')),
      -- Nobody below this rank decides: that of the person's strongest role on that day.
      rank integer not null,
      -- What whoever passed it on thinks.
      note text,
      status text not null check (status in ('open', 'decided', 'over')),
      opened_at timestamptz not null,
      due_at timestamptz not null,
      escalated_at timestamptz,
      outcome text check (outcome in ('no_action', 'correction', 'hide_card', 'suspension', 'removal')),
      ground text check (ground in ('law', 'rules')),
      reason text,
      measure_id uuid references measure (id) on delete set null,
      decided_at timestamptz,
      decided_by uuid references member (id),
      -- What the person says against it, and what the regional staff says to that.
      objection text check (length(btrim(objection)) > 0),
      objected_at timestamptz,
      review text check (review in ('kept', 'reversed')),
      review_reason text,
      reviewed_at timestamptz,
      reviewed_by uuid references member (id),
      constraint report_not_about_self check (member_id <> reporter_id),
      constraint report_judge check (decided_by <> reporter_id and decided_by <> member_id),
      constraint report_reviewer check (
        reviewed_by <> reporter_id and reviewed_by <> member_id and reviewed_by <> decided_by
      ),
      constraint report_target check ((kind = 'text') = (member_id is null)),
      constraint report_decided check (
        (status = 'decided') = (outcome is not null and decided_by is not null)
        and (outcome is null or length(btrim(coalesce(reason, ''))) > 0)
        and (status = 'open') = (decided_at is null)
      ),
      constraint report_reviewed check (
        (objection is null) = (objected_at is null) and (reviewed_at is null) = (reviewed_by is null)
        and (reviewed_at is null) = (review is null) and (reviewed_at is null or objected_at is not null)
        and (review is null or length(btrim(coalesce(review_reason, ''))) > 0)
      )
    );
    comment on table report is 'What members report of cards, texts and conduct, who decides, and what was decided (Regulation (EU) 2022/2065, art. 16 and 17).';
`;

const indexes = sql`
    create unique index report_open_key on report (reporter_id, community_id, kind, member_id) nulls not distinct
      where status = 'open';
    create index report_queue_idx on report (community_id, due_at, id) where status = 'open';
    create index report_staff_idx on report (due_at, id) where status = 'open' and desk = 'staff';
    create index report_due_idx on report (due_at) where status = 'open' and desk <> 'staff';
    create index report_objected_idx on report (objected_at, id) where objected_at is not null and reviewed_at is null;
    create index report_reporter_idx on report (reporter_id, opened_at desc);
    create index report_member_idx on report (member_id, decided_at desc) where member_id is not null;
    create index report_card_idx on report (card_id) where card_id is not null;
    create index report_measure_idx on report (measure_id) where measure_id is not null;
    create index report_old_idx on report (decided_at) where decided_at is not null;
`;

const rights = sql`
    insert into role_permission (role, permission)
      values ('regional_staff', 'report.handle');
`;

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [table, indexes, rights]) await statement.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    delete from role_permission where role = 'regional_staff' and permission = 'report.handle';
    drop table report;
  `.execute(db);
}
