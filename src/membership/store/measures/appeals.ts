// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { AppealTable } from '../../../database/tables/measures.js';
import {
  trustId,
  type AppealId,
  type CommunityId,
  type MeasureId,
  type MemberId,
} from '../../../kernel/ids.js';
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

/**
 * Appeals that wait go over to another profile of the same person, but none against what that one decided.
 * @param of.moved only these, and those against a measure about the other; undefined for all
 */
export async function moveOpenAppeals(
  trx: Trx,
  of: {
    readonly from: MemberId;
    readonly to: MemberId;
    readonly moved: readonly string[] | undefined;
  },
): Promise<
  readonly {
    readonly id: AppealId;
    readonly measureId: MeasureId;
    readonly communityId: CommunityId | undefined;
  }[]
> {
  const { from, to, moved } = of;
  const which =
    moved === undefined
      ? sql`true`
      : sql`(a.id = any (${[...moved]}::uuid[]) or x.member_id = ${to})`;
  const { rows } = await sql<{ id: string; measure_id: string; community_id: string | null }>`
    update appeal a set member_id = ${to} from measure x
    where x.id = a.measure_id and a.member_id = ${from} and a.status = 'open' and ${which}
      and a.imposed_by <> ${to} and a.confirmed_by is distinct from ${to}
    returning a.id, a.measure_id, x.community_id`.execute(trx);
  return rows.map((row) => ({
    id: trustId(row.id),
    measureId: trustId(row.measure_id),
    communityId: row.community_id === null ? undefined : trustId(row.community_id),
  }));
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
