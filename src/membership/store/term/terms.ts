// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type CommunityId, type StintId } from '../../../kernel/ids.js';
import type { GraceReason } from '../../domain/stint.js';
import { dueReminder, reminderDays, type MembershipTerm } from '../../domain/term/term.js';

export async function readTerm(db: Db | Trx, id: CommunityId): Promise<MembershipTerm> {
  const row = await db
    .selectFrom('community')
    .select(['membership_months', 'grace_days', 'affiliation_loss'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    months: row.membership_months ?? undefined,
    graceDays: row.grace_days,
    onLoss: row.affiliation_loss,
  };
}

/** False when nothing changed. */
export async function saveTerm(
  trx: Trx,
  id: CommunityId,
  { months, graceDays, onLoss }: MembershipTerm,
): Promise<boolean> {
  const result = await sql`
    update community set membership_months = ${months ?? null}, grace_days = ${graceDays}, affiliation_loss = ${onLoss}
    where id = ${id} and (membership_months, grace_days, affiliation_loss)
      is distinct from (${months ?? null}::integer, ${graceDays}::integer, ${onLoss}::text)`.execute(
    trx,
  );
  return result.numAffectedRows === 1n;
}

/** A membership about which something is due. */
export interface DueStint {
  readonly id: StintId;
  readonly communityId: CommunityId;
  readonly status: 'active' | 'grace';
}

/** Memberships to remind of, to take into grace, or to let lapse, those that end first before others. */
export async function listDueStints(db: Db, at: Date): Promise<readonly DueStint[]> {
  const { rows } = await sql<{ id: string; community_id: string; status: 'active' | 'grace' }>`
    select id, community_id, status from (
      (select id, community_id, status from stint
        where ended_at is null and status = 'active' and ${isDue('expires_at', at)} order by expires_at limit 300)
      union all
      (select id, community_id, status from stint where status = 'grace' and ${isDue('grace_until', at)}
        order by grace_until limit 300)
    ) due`.execute(db);
  return rows.map((row) => ({
    id: trustId(row.id),
    communityId: trustId(row.community_id),
    status: row.status,
  }));
}

/** Whether the time is up, or a reminder is due that was not sent yet. */
const isDue = (column: 'expires_at' | 'grace_until', at: Date) => sql`
  ${sql.ref(column)} <= ${at}::timestamptz + make_interval(days => ${reminderDays[0]})
  and (${sql.ref(column)} <= ${at} or coalesce(reminded, 1000) > (
    select min(days) from unnest(${[...reminderDays]}::integer[]) days
    where ${sql.ref(column)} <= ${at}::timestamptz + make_interval(days => days)))`;

/** False when this reminder, or a later one, was sent already. */
export async function markReminded(trx: Trx, id: StintId, days: number): Promise<boolean> {
  const result = await sql`
    update stint set reminded = ${days}
    where id = ${id} and status in ('active', 'grace') and coalesce(reminded, 1000) > ${days}`.execute(
    trx,
  );
  return result.numAffectedRows === 1n;
}

/**
 * The membership goes on for a while, with everything; a short while has no room for the longer reminders, and what
 * tells of its start is the first. Where its time was up, and it loses what it rested on as well, it goes on for no
 * longer, and is no longer renewed as if nothing else were missing.
 * @returns until when; undefined when it does so already, or has ended.
 */
export async function startGraceOf(
  trx: Trx,
  id: StintId,
  { at, until, why }: { readonly at: Date; readonly until: Date; readonly why: GraceReason },
): Promise<Date | undefined> {
  const { rows } = await sql<{ grace_until: Date }>`
    update stint set grace_until = least(grace_until, ${until}), grace_reason = ${why},
      reminded = case when grace_until is null then ${dueReminder(until, at) ?? null}::integer else reminded end,
      status = case status when 'active' then 'grace' else status end
    where id = ${id} and ended_at is null
      and (grace_until is null or (grace_reason = 'expired' and ${why} = 'affiliation_ended'))
    returning grace_until`.execute(trx);
  return rows[0]?.grace_until;
}

/** A new end, or none; out of grace. */
export async function renewStint(
  trx: Trx,
  id: StintId,
  expiresAt: Date | undefined,
): Promise<void> {
  await trx
    .updateTable('stint')
    .set({
      status: 'active',
      expires_at: expiresAt ?? null,
      grace_until: null,
      grace_reason: null,
      reminded: null,
    })
    .where('id', '=', id)
    .execute();
}
