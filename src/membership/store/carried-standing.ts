// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Trx } from '../../database/database.js';
import { trustId, type MeasureId } from '../../kernel/ids.js';
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
 * A suspension in force goes over with the membership that it suspends. None does that the other profile imposed:
 * nobody suspends themselves.
 */
export async function carrySuspension(
  trx: Trx,
  from: Stint,
  target: Stint,
): Promise<MeasureId | undefined> {
  const { rows } = await sql<{ id: string }>`
    update measure set stint_id = ${target.id}, member_id = ${target.memberId}
    where stint_id = ${from.id} and kind = 'suspension' and status = 'in_force'
      and not exists (select from measure m where m.stint_id = ${target.id} and m.kind = 'suspension' and m.status = 'in_force')
      and imposed_by <> ${target.memberId} and confirmed_by is distinct from ${target.memberId}
    returning id`.execute(trx);
  const [found] = rows;
  return found && trustId<MeasureId>(found.id);
}
