// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Trx } from '../../database/database.js';
import { trustId, type MeasureId } from '../../kernel/ids.js';
import type { Measure } from '../domain/measures/measure.js';
import type { Stint } from '../domain/stint.js';

/** Who rests under one profile rests under the other, listed or not as they wished. @returns whether anybody rests */
export async function carryPause(trx: Trx, from: Stint, target: Stint): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update stint t set paused_at = s.paused_at, listed_while_paused = s.listed_while_paused
    from stint s
    where s.id = ${from.id} and s.paused_at is not null and t.id = ${target.id} and t.paused_at is null`.execute(
    trx,
  );
  return numAffectedRows === 1n;
}

/**
 * A suspension in force, or a removal that waits for its second word, goes over with the membership that it concerns.
 * None does that the other profile decided: nobody decides about themselves.
 */
export async function carryMeasure(
  trx: Trx,
  { from, target }: { readonly from: Stint; readonly target: Stint },
  { kind, status }: Pick<Measure, 'kind' | 'status'>,
): Promise<MeasureId | undefined> {
  const { rows } = await sql<{ id: string }>`
    update measure set stint_id = ${target.id}, member_id = ${target.memberId}
    where stint_id = ${from.id} and kind = ${kind} and status = ${status}
      and not exists (
        select from measure m where m.stint_id = ${target.id} and m.kind = ${kind} and m.status in ('proposed', 'in_force'))
      and imposed_by <> ${target.memberId} and confirmed_by is distinct from ${target.memberId}
    returning id`.execute(trx);
  const [found] = rows;
  return found && trustId<MeasureId>(found.id);
}
