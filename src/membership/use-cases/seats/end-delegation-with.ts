// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { Delegate } from '../../domain/seats/delegate.js';
import { lockCommunity } from '../../store/communities.js';
import { lockStint } from '../../store/stints.js';
import { endMembership } from '../end-membership.js';
import { dropDelegation, type DelegationEnd } from './drop-delegation.js';

/**
 * Ends a delegation, and then the membership that came with it; a membership of the person's own goes on.
 * The caller holds the community and the delegation.
 */
export async function endDelegationWith(
  trx: Trx,
  delegate: Delegate,
  end: DelegationEnd,
): Promise<void> {
  await dropDelegation(trx, delegate, end);
  if (!delegate.bringsStint || !delegate.stintId) return;
  // Read again each time: who went before may have been one of its managers.
  const community = await lockCommunity(trx, { id: delegate.communityId });
  const stint = await lockStint(trx, delegate.stintId);
  if (!stint) return;
  const { at, actor } = end;
  await endMembership(
    trx,
    { community, stint },
    { status: 'expired', at, actor, why: 'seat_ended' },
  );
}
