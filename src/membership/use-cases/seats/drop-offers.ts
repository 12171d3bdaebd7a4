// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import { reaches, type Level } from '../../../kernel/level.js';
import { delegateLevel } from '../../domain/seats/delegate.js';
import { lockDelegates } from '../../store/seats/delegates.js';
import { dropDelegation } from './drop-delegation.js';
import { endDelegationWith } from './end-delegation-with.js';

/** Of somebody who goes as a whole: their memberships have ended before, with what acted through them. */
export async function dropDelegateOffers(trx: Trx, memberId: MemberId, at: Date): Promise<void> {
  for (const offer of await lockDelegates(trx, { memberId })) {
    await dropDelegation(trx, offer, { at, actor: memberId, status: 'declined' });
  }
}

/** Nobody sits for an organisation who can no longer prove who they are well enough. */
export async function dropUnreachableDelegations(
  trx: Trx,
  memberId: MemberId,
  { level, ...act }: { readonly level: Level; readonly at: Date; readonly actor: MemberId },
): Promise<void> {
  if (reaches(level, delegateLevel)) return;
  for (const delegate of await lockDelegates(trx, { memberId })) {
    if (delegate.status !== 'active') continue;
    await endDelegationWith(trx, delegate, { ...act, status: 'dropped' });
  }
}
