// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Insertable, type Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { MeasureTable } from '../../../database/tables/measures.js';
import { trustId, type MeasureId, type MemberId, type StintId } from '../../../kernel/ids.js';
import type { Measure } from '../../domain/measures/measure.js';

/**
 * Violates `measure_ban_key` for a second ban of the same place, `measure_open_key` for a second measure on a
 * membership, `measure_not_by_self`, `measure_two_people`.
 */
export async function insertMeasure(trx: Trx, measure: Measure): Promise<void> {
  await trx.insertInto('measure').values(toRow(measure)).execute();
}

export async function findMeasure(db: Db | Trx, id: MeasureId): Promise<Measure | undefined> {
  const row = await db.selectFrom('measure').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toMeasure(row);
}

export async function lockMeasure(trx: Trx, id: MeasureId): Promise<Measure | undefined> {
  const query = trx.selectFrom('measure').selectAll().where('id', '=', id).forUpdate();
  const row = await query.executeTakeFirst();
  return row && toMeasure(row);
}

/** The second word: a proposed removal comes into force. Violates `measure_two_people`, `measure_not_by_self`. */
export async function confirmMeasure(
  trx: Trx,
  id: MeasureId,
  { by, until }: { by: MemberId; until: Date },
): Promise<void> {
  await trx
    .updateTable('measure')
    .set({ status: 'in_force', confirmed_by: by, until })
    .where('id', '=', id)
    .execute();
}

export interface MeasureEnding {
  readonly status: 'over' | 'declined';
  readonly at: Date;
  /** Undefined when its time was up. */
  readonly by?: MemberId | undefined;
  readonly reason?: string | undefined;
}

/** Ends a measure, and forgets by what an erased person was known. Violates `measure_not_by_self`. */
export async function endMeasure(trx: Trx, id: MeasureId, end: MeasureEnding): Promise<void> {
  const { status, at, by, reason } = end;
  await trx
    .updateTable('measure')
    .set({ status, ended_at: at, ended_by: by ?? null, end_reason: reason ?? null })
    .where('id', '=', id)
    .execute();
  await trx.deleteFrom('ban_key').where('measure_id', '=', id).execute();
}

/** A removal that waits for its second word falls; undefined where none waits. */
export async function declineProposal(
  trx: Trx,
  stintId: StintId,
  at: Date,
): Promise<MeasureId | undefined> {
  const row = await trx
    .updateTable('measure')
    .set({ status: 'declined', ended_at: at })
    .where('stint_id', '=', stintId)
    .where('status', '=', 'proposed')
    .returning('id')
    .executeTakeFirst();
  return row && trustId(row.id);
}

/** Whether a community suspended this membership and has not taken it back. */
export const isSuspendedHere = (trx: Trx, stintId: StintId): Promise<boolean> =>
  stands(trx, stintId, { kind: 'suspension', status: 'in_force' });

/** Whether a removal from this membership waits for the word of a second person. */
export const isRemovalProposed = (trx: Trx, stintId: StintId): Promise<boolean> =>
  stands(trx, stintId, { kind: 'removal', status: 'proposed' });

async function stands(
  trx: Trx,
  stintId: StintId,
  { kind, status }: Pick<Measure, 'kind' | 'status'>,
): Promise<boolean> {
  const row = await trx
    .selectFrom('measure')
    .select('id')
    .where('stint_id', '=', stintId)
    .where('kind', '=', kind)
    .where('status', '=', status)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a removal kept somebody away at all: a community without a cool-down lets them come again at once. */
export async function hadToWait(trx: Trx, id: MeasureId): Promise<boolean> {
  const { rows } = await sql<{ waited: boolean }>`
    select x.until > s.ended_at as waited from measure x join stint s on s.id = x.stint_id where x.id = ${id}`.execute(
    trx,
  );
  return rows[0]?.waited ?? true;
}

/** Ids of measures whose time is up. */
export async function listDueMeasures(db: Db, at: Date): Promise<readonly MeasureId[]> {
  const rows = await db
    .selectFrom('measure')
    .select('id')
    .where('status', '=', 'in_force')
    .where('until', '<=', at)
    .orderBy('until')
    .limit(500)
    .execute();
  return rows.map(({ id }) => trustId<MeasureId>(id));
}

/** Forgets measures long over, with their appeals; how many. */
export async function deleteOldMeasures(db: Db, before: Date): Promise<number> {
  const result = await sql`
    delete from measure where id = any (array(
      select id from measure where status in ('over', 'declined') and ended_at < ${before} limit 500
    ))`.execute(db);
  return Number(result.numAffectedRows ?? 0);
}

function toRow(measure: Measure): Insertable<MeasureTable> {
  return {
    id: measure.id,
    kind: measure.kind,
    status: measure.status,
    community_id: measure.communityId ?? null,
    member_id: measure.memberId,
    stint_id: measure.stintId ?? null,
    role_held: measure.roleHeld ?? null,
    reason_code: measure.reasonCode,
    reason: measure.reason,
    imposed_by: measure.imposedBy,
    confirmed_by: measure.confirmedBy ?? null,
    by_staff: measure.byStaff,
    imposed_at: measure.imposedAt,
    until: measure.until ?? null,
    grant_id: measure.grantId ?? null,
    ended_at: measure.status === 'over' ? measure.imposedAt : null,
  };
}

export function toMeasure(row: Selectable<MeasureTable>): Measure {
  return {
    id: trustId(row.id),
    kind: row.kind,
    status: row.status,
    communityId: row.community_id === null ? undefined : trustId(row.community_id),
    memberId: trustId(row.member_id),
    stintId: row.stint_id === null ? undefined : trustId(row.stint_id),
    roleHeld: row.role_held ?? undefined,
    reasonCode: row.reason_code,
    reason: row.reason,
    imposedBy: trustId(row.imposed_by),
    confirmedBy: row.confirmed_by === null ? undefined : trustId(row.confirmed_by),
    byStaff: row.by_staff,
    imposedAt: row.imposed_at,
    until: row.until ?? undefined,
    grantId: row.grant_id === null ? undefined : trustId(row.grant_id),
  };
}
