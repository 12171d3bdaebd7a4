// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { Delegate, DelegateEnd } from '../../domain/seats/delegate.js';
import type { Stint } from '../../domain/stint.js';
import { endDelegateRow, lockDelegates } from '../../store/seats/delegates.js';
import { recordDelegate } from './record-seat.js';

export interface DelegationEnd {
  readonly status: DelegateEnd;
  readonly at: Date;
  readonly actor: MemberId | undefined;
  readonly why?: 'seat_ended';
}

/** Ends a delegation alone, and tells of it. */
export async function dropDelegation(
  trx: Trx,
  delegate: Delegate,
  end: DelegationEnd,
): Promise<void> {
  await endDelegateRow(trx, delegate.id, end);
  const ended = { ...delegate, status: end.status };
  await recordDelegate(trx, 'delegate.ended', ended, { ...end, was: delegate.status });
}

/** Whoever belongs no more sits for nobody: before a membership ends, what acts through it does. */
export async function dropDelegationOf(
  trx: Trx,
  stint: Stint,
  end: Pick<DelegationEnd, 'at' | 'actor'>,
): Promise<void> {
  for (const delegate of await lockDelegates(trx, { stintId: stint.id })) {
    await dropDelegation(trx, delegate, { at: end.at, actor: end.actor, status: 'dropped' });
  }
}
