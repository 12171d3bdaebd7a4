// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { ReportTable } from '../../../database/tables/reports.js';
import { trustId, type MeasureId, type MemberId, type ReportId } from '../../../kernel/ids.js';
import type { Desk } from '../../domain/reports/desk.js';
import type { Report, ReportDecision } from '../../domain/reports/report.js';

/** Violates `report_open_key` for a second one of the same person about the same, `report_not_about_self`. */
export async function insertReport(trx: Trx, report: Report): Promise<void> {
  await trx
    .insertInto('report')
    .values({
      id: report.id,
      community_id: report.communityId,
      kind: report.kind,
      card_id: report.cardId ?? null,
      member_id: report.memberId ?? null,
      reporter_id: report.reporterId,
      reason_code: report.reasonCode,
      body: report.body,
      desk: report.desk,
      rank: report.rank,
      status: report.status,
      opened_at: report.openedAt,
      due_at: report.dueAt,
    })
    .execute();
}

/** Who the two are now, whatever profile of theirs it was. */
const persons = sql`r.*,
  (select coalesce(m.merged_into, m.id) from member_public m where m.id = r.member_id) as member_now,
  (select coalesce(m.merged_into, m.id) from member_public m where m.id = r.reporter_id) as reporter_now`;

type Row = Selectable<ReportTable> & {
  readonly member_now: string | null;
  readonly reporter_now: string;
};

export async function findReport(db: Db | Trx, id: ReportId): Promise<Report | undefined> {
  const { rows } = await sql<Row>`select ${persons} from report r where r.id = ${id}`.execute(db);
  return rows[0] && toReport(rows[0]);
}

/** What was decided after a report is settled, once; undefined where no report stood behind the measure. */
export async function settleBehind(
  trx: Trx,
  measureId: MeasureId,
  at: Date,
): Promise<Report | undefined> {
  const { rows } = await sql<Row>`
    update report r set settled_at = ${at} where r.measure_id = ${measureId} and r.settled_at is null
    returning ${persons}`.execute(trx);
  return rows[0] && toReport(rows[0]);
}

/** Held until the end of the transaction. */
export async function lockReport(trx: Trx, id: ReportId): Promise<Report | undefined> {
  const { rows } = await sql<Row>`
    select ${persons} from report r where r.id = ${id} for update of r`.execute(trx);
  return rows[0] && toReport(rows[0]);
}

/** Violates `report_judge` for one of the two. */
export async function closeReport(
  trx: Trx,
  id: ReportId,
  { outcome, ground, reason, measureId, at, by }: ReportDecision & { at: Date; by: MemberId },
): Promise<void> {
  await trx
    .updateTable('report')
    .set({
      status: 'decided',
      outcome,
      ground: ground ?? null,
      reason,
      measure_id: measureId ?? null,
      decided_at: at,
      decided_by: by,
    })
    .where('id', '=', id)
    .execute();
}

export async function moveReport(
  trx: Trx,
  id: ReportId,
  to: { readonly desk: Desk; readonly dueAt: Date; readonly note: string },
): Promise<void> {
  await trx
    .updateTable('report')
    .set({ desk: to.desk, due_at: to.dueAt, note: to.note })
    .where('id', '=', id)
    .execute();
}

/** Violates nothing: whoever objects is asked for before. */
export async function setObjection(
  trx: Trx,
  id: ReportId,
  { objection, at }: { readonly objection: string; readonly at: Date },
): Promise<void> {
  await trx
    .updateTable('report')
    .set({ objection, objected_at: at })
    .where('id', '=', id)
    .execute();
}

/** Violates `report_reviewer` for whoever decided, and for the two. */
export async function setReview(
  trx: Trx,
  id: ReportId,
  said: { review: 'kept' | 'reversed'; reason: string; at: Date; by: MemberId },
): Promise<void> {
  await trx
    .updateTable('report')
    .set({
      review: said.review,
      review_reason: said.reason,
      reviewed_at: said.at,
      reviewed_by: said.by,
    })
    .where('id', '=', id)
    .execute();
}

const toReport = (row: Row): Report => ({
  id: trustId(row.id),
  communityId: trustId(row.community_id),
  kind: row.kind,
  cardId: row.card_id === null ? undefined : trustId(row.card_id),
  memberId: row.member_now === null ? undefined : trustId(row.member_now),
  reporterId: trustId(row.reporter_now),
  reasonCode: row.reason_code,
  body: row.body,
  desk: row.desk,
  rank: row.rank,
  status: row.status,
  openedAt: row.opened_at,
  dueAt: row.due_at,
  outcome: row.outcome ?? undefined,
  decidedBy: row.decided_by === null ? undefined : trustId(row.decided_by),
  objectedAt: row.objected_at ?? undefined,
  reviewedAt: row.reviewed_at ?? undefined,
});
