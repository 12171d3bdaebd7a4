// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { AppealTable } from '../../../database/tables/measures.js';
import { trustId, type AppealId, type MeasureId, type MemberId } from '../../../kernel/ids.js';
import type { Appeal } from '../../domain/measures/appeal.js';

/** Violates `appeal_measure_id_key` for a second one against the same decision. */
export async function insertAppeal(trx: Trx, appeal: Appeal): Promise<void> {
  await trx
    .insertInto('appeal')
    .values({
      id: appeal.id,
      measure_id: appeal.measureId,
      member_id: appeal.memberId,
      imposed_by: appeal.imposedBy,
      confirmed_by: appeal.confirmedBy ?? null,
      status: appeal.status,
      opened_at: appeal.openedAt,
    })
    .execute();
}

export async function findAppealOf(
  db: Db | Trx,
  measureId: MeasureId,
): Promise<Appeal | undefined> {
  const query = db.selectFrom('appeal').selectAll().where('measure_id', '=', measureId);
  const row = await query.executeTakeFirst();
  return row && toAppeal(row);
}

export async function findAppeal(db: Db | Trx, id: AppealId): Promise<Appeal | undefined> {
  const row = await db.selectFrom('appeal').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toAppeal(row);
}

export async function lockAppeal(trx: Trx, id: AppealId): Promise<Appeal | undefined> {
  const query = trx.selectFrom('appeal').selectAll().where('id', '=', id).forUpdate();
  const row = await query.executeTakeFirst();
  return row && toAppeal(row);
}

/** Violates `appeal_judge` for somebody whose own decision it was. */
export async function decideAppealRow(
  trx: Trx,
  id: AppealId,
  decision: { status: 'upheld' | 'dismissed'; at: Date; by: MemberId; reason: string },
): Promise<void> {
  const { status, at, by, reason } = decision;
  await trx
    .updateTable('appeal')
    .set({ status, decided_at: at, decided_by: by, reason })
    .where('id', '=', id)
    .execute();
}

function toAppeal(row: Selectable<AppealTable>): Appeal {
  return {
    id: trustId(row.id),
    measureId: trustId(row.measure_id),
    memberId: trustId(row.member_id),
    imposedBy: trustId(row.imposed_by),
    confirmedBy: row.confirmed_by === null ? undefined : trustId(row.confirmed_by),
    status: row.status,
    openedAt: row.opened_at,
    decidedAt: row.decided_at ?? undefined,
    reason: row.reason ?? undefined,
  };
}
