// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type CommunityId, type MemberId, type ReportId } from '../../../kernel/ids.js';

/** Those that a community has not decided in time, a hundred at a time. */
export async function listLateReports(db: Db, at: Date): Promise<readonly ReportId[]> {
  const rows = await db
    .selectFrom('report')
    .select('id')
    .where('status', '=', 'open')
    .where('desk', '<>', 'staff')
    .where('due_at', '<=', at)
    .orderBy('due_at')
    .limit(100)
    .execute();
  return rows.map(({ id }) => trustId(id));
}

export interface MovedReport {
  readonly id: ReportId;
  readonly communityId: CommunityId;
  readonly memberId: MemberId | undefined;
}

/** Undefined when somebody decided meanwhile, or another node was faster. */
export async function escalateReport(
  trx: Trx,
  id: ReportId,
  { at, dueAt }: { readonly at: Date; readonly dueAt: Date },
): Promise<MovedReport | undefined> {
  const row = await trx
    .updateTable('report')
    .set({ desk: 'staff', escalated_at: at, due_at: dueAt })
    .where('id', '=', id)
    .where('status', '=', 'open')
    .where('desk', '<>', 'staff')
    .where('due_at', '<=', at)
    .returning(['id', 'community_id', 'member_id'])
    .executeTakeFirst();
  return row && toMoved(row);
}

export async function deleteOldReports(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('report').where('decided_at', '<', before).execute();
}

/** Ends what is open about somebody who is erased. */
export async function endReportsAbout(
  trx: Trx,
  memberId: MemberId,
  at: Date,
): Promise<readonly MovedReport[]> {
  const rows = await trx
    .updateTable('report')
    .set({ status: 'over', decided_at: at })
    .where('member_id', '=', memberId)
    .where('status', '=', 'open')
    .returning(['id', 'community_id', 'member_id'])
    .execute();
  return rows.map(toMoved);
}

/** Blanks what a member wrote, and what was decided about them; words about others stay theirs. */
export async function blankReports(trx: Trx, memberId: MemberId): Promise<void> {
  await sql`
    update report set body = '-',
      note = case when member_id = ${memberId} and note is not null then '-' else note end,
      reason = case when member_id = ${memberId} and reason is not null then '-' else reason end,
      objection = case when member_id = ${memberId} and objection is not null then '-' else objection end,
      review_reason = case when member_id = ${memberId} and review_reason is not null then '-' else review_reason end
    where member_id = ${memberId} or reporter_id = ${memberId}`.execute(trx);
}

const toMoved = (row: {
  readonly id: string;
  readonly community_id: string;
  readonly member_id: string | null;
}): MovedReport => ({
  id: trustId(row.id),
  communityId: trustId(row.community_id),
  memberId: row.member_id === null ? undefined : trustId(row.member_id),
});
