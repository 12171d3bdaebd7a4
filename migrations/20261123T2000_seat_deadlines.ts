// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const statuses = sql`'requested', 'offered', 'held', 'refused', 'declined', 'withdrawn', 'given_back', 'revoked', 'closed'`;
const ends = sql`'offered', 'active', 'declined', 'withdrawn', 'resigned', 'revoked', 'dropped', 'moved'`;

/** What an organisation and a community ask each other, and what a delegate is asked, is answered in time or lapses. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table seat
      -- When the side that was asked has to have answered.
      add expected_by timestamptz,
      -- When the regional staff was told that the community does not answer.
      add escalated_at timestamptz;
    alter table seat disable trigger seat_immutable;
    -- Whoever has waited for long is answered within the usual days from now.
    update seat set expected_by = case
      when ended_at is null and status in ('requested', 'offered') then now() + interval '15 days'
      else created_at + interval '15 days' end;
    alter table seat enable trigger seat_immutable;
    -- The version before this one, which serves while nodes are replaced, does not say it.
    alter table seat alter expected_by set not null, alter expected_by set default now() + interval '15 days';
    create index seat_due_idx on seat (expected_by) where status in ('requested', 'offered');
    create index seat_delegate_offered_idx on seat_delegate (created_at) where status = 'offered';
  `.execute(db);
  await sql`
    alter table seat drop constraint seat_status_check;
    alter table seat add constraint seat_status_check check (status in (${statuses}, 'lapsed'));
    alter table seat_delegate drop constraint seat_delegate_status_check;
    alter table seat_delegate add constraint seat_delegate_status_check check (status in (${ends}, 'lapsed'));
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    alter table seat disable trigger seat_immutable;
    update seat set status = 'withdrawn' where status = 'lapsed';
    alter table seat enable trigger seat_immutable;
    alter table seat_delegate disable trigger seat_delegate_immutable;
    update seat_delegate set status = 'withdrawn' where status = 'lapsed';
    alter table seat_delegate enable trigger seat_delegate_immutable;
    alter table seat drop constraint seat_status_check;
    alter table seat add constraint seat_status_check check (status in (${statuses}));
    alter table seat_delegate drop constraint seat_delegate_status_check;
    alter table seat_delegate add constraint seat_delegate_status_check check (status in (${ends}));
    drop index seat_delegate_offered_idx, seat_due_idx;
    alter table seat drop escalated_at, drop expected_by;
  `.execute(db);
}
