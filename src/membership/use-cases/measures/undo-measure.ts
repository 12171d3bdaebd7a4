// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MemberId } from '../../../kernel/ids.js';
import { lasts, type Measure } from '../../domain/measures/measure.js';
import { isKeptOut } from '../../store/measures/bans.js';
import { endMeasure, hadToWait } from '../../store/measures/measures.js';
import { resumeSuspended } from '../../store/stints.js';
import { record } from '../record.js';
import { endOf } from './tell-end.js';

export interface Lifting {
  readonly at: Date;
  /** Undefined when its time is up. */
  readonly actor: MemberId | undefined;
  readonly reason?: string | undefined;
}

/**
 * Ends a measure in force with what it did: a suspended membership goes on, unless the whole profile is
 * suspended; who was banned or removed may come again, unless another ban keeps them out.
 * @throws PiazzaError `measure.ended` for a role that was taken, which is over at once
 */
export async function undoMeasure(
  trx: Trx,
  measure: Measure,
  { at, actor, reason }: Lifting,
): Promise<void> {
  const { id, kind, stintId } = measure;
  if (!lasts(measure)) throw new PiazzaError('measure.ended', { measureId: id });
  await endMeasure(trx, id, { status: 'over', at, by: actor, reason });
  const over = endOf(measure, { at, actor });
  const keptOut = kind !== 'suspension' && (await isKeptOut(trx, measure, at));
  // Told that they are out, nobody is told in the same breath that they may come again.
  const unasked = kind === 'removal' && actor === undefined && !(await hadToWait(trx, id));
  const said = { ...(keptOut && { banned: true }), ...(unasked && { atOnce: true }) };
  await record(trx, { ...over, data: { ...over.data, ...said } });
  if (kind === 'suspension' && stintId && (await resumeSuspended(trx, stintId))) {
    const data = { stint: stintId, measure: id };
    await record(trx, { ...over, type: 'stint.resumed', data });
  }
}
