// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import type { MeasureId, MemberId } from '../../kernel/ids.js';
import type { Stint } from '../domain/stint.js';
import { carryMeasure, carryPause } from '../store/carried-standing.js';
import { resumeSuspended, suspendStint } from '../store/stints.js';
import { startGraceOf } from '../store/term/terms.js';
import { record } from './record.js';

const suspension = { kind: 'suspension', status: 'in_force' } as const;
const proposal = { kind: 'removal', status: 'proposed' } as const;

interface Act {
  readonly at: Date;
  readonly actor: MemberId;
}

/**
 * A membership that goes over to another profile of the same person is as it was: whoever rested rests, what was in
 * grace ends on the same day. Each is told as its own change.
 */
export async function carryStanding(trx: Trx, from: Stint, target: Stint, act: Act): Promise<void> {
  const about = { ...act, subject: target.memberId, community: target.communityId };
  const data = { stint: target.id, moved: true };
  if (await carryPause(trx, from, target)) {
    await record(trx, { ...about, type: 'stint.paused', data });
  }
  const { graceUntil: until, graceReason: why } = from;
  const ends = until && why && (await startGraceOf(trx, target.id, { at: act.at, until, why }));
  if (ends) {
    const grace = { ...data, why, until: ends.toISOString() };
    await record(trx, { ...about, type: 'stint.grace', data: grace });
  }
}

/**
 * A suspension in force against one profile holds for the person that the two are, also where the other belongs too.
 * @returns the measure, which goes over
 */
export async function carrySuspended(
  trx: Trx,
  from: Stint,
  target: Stint,
  act: Act,
): Promise<MeasureId | undefined> {
  const measure =
    from.status === 'suspended' ? await carryMeasure(trx, { from, target }, suspension) : undefined;
  if (measure && (await suspendStint(trx, target.id))) {
    await record(trx, {
      ...act,
      type: 'stint.suspended',
      subject: target.memberId,
      community: target.communityId,
      data: { stint: target.id, moved: true },
    });
  }
  return measure;
}

/**
 * A removal of one profile that waits for its second word waits for the person that the two are.
 * @returns the measure, where it goes over
 */
export async function carryProposed(
  trx: Trx,
  from: Stint,
  target: Stint,
  act: Act,
): Promise<MeasureId | undefined> {
  const measure = await carryMeasure(trx, { from, target }, proposal);
  if (!measure) return undefined;
  await record(trx, {
    ...act,
    type: 'removal.moved',
    subject: target.memberId,
    community: target.communityId,
    data: { measure, from: from.memberId },
  });
  return measure;
}

/** Gives back the suspension that a merge brought to a membership: it goes on, the other is suspended again. */
export async function returnSuspended(
  trx: Trx,
  held: Stint,
  target: Stint,
  act: Act,
): Promise<void> {
  if (!(await carrySuspended(trx, held, target, act))) return;
  if (!(await resumeSuspended(trx, held.id))) return;
  await record(trx, {
    ...act,
    type: 'stint.resumed',
    subject: held.memberId,
    community: held.communityId,
    data: { stint: held.id, moved: true },
  });
}
