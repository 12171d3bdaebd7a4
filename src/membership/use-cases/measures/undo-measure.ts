// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { Measure } from '../../domain/measures/measure.js';
import { endMeasure } from '../../store/measures/measures.js';
import { resumeSuspended } from '../../store/stints.js';
import { record } from '../record.js';

export interface Lifting {
  readonly at: Date;
  /** Undefined when its time is up. */
  readonly actor: MemberId | undefined;
  readonly reason?: string | undefined;
}

/**
 * Ends a measure in force with what it did: a suspended membership goes on, unless the whole profile is
 * suspended; who was banned or removed may come again.
 */
export async function undoMeasure(
  trx: Trx,
  { id, kind, memberId, communityId, stintId }: Measure,
  { at, actor, reason }: Lifting,
): Promise<void> {
  await endMeasure(trx, id, { status: 'over', at, by: actor, reason });
  const about = { at, actor, subject: memberId, community: communityId };
  if (kind === 'ban') await record(trx, { ...about, type: 'ban.ended', data: { measure: id } });
  if (kind === 'suspension' && stintId && (await resumeSuspended(trx, stintId))) {
    const data = { stint: stintId, measure: id };
    await record(trx, { ...about, type: 'stint.resumed', data });
  }
}
