// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { StintId } from '../../../kernel/ids.js';
import type { Delegate } from '../../domain/seats/delegate.js';
import { lockCommunity } from '../../store/communities.js';
import { lockLiveGrants } from '../../store/grants.js';
import { setBringsStint } from '../../store/seats/delegates.js';
import { lockStint } from '../../store/stints.js';
import { endMembership } from '../end-membership.js';
import { dropDelegation, type DelegationEnd } from './drop-delegation.js';

/**
 * Ends a delegation, and then the membership that came with it; a membership of the person's own goes on, and so
 * does that of whoever holds a role there by now: a role ends by its own rules. The caller holds the community and
 * the delegation.
 */
export async function endDelegationWith(
  trx: Trx,
  delegate: Delegate,
  end: DelegationEnd,
): Promise<void> {
  const { stintId } = delegate;
  const goesToo = stintId && delegate.bringsStint && !(await holdsRole(trx, stintId));
  if (!goesToo) {
    await setBringsStint(trx, delegate.id, false);
    await dropDelegation(trx, delegate, end);
    return;
  }
  await dropDelegation(trx, delegate, end);
  // Read again each time: who went before may have been one of its managers.
  const community = await lockCommunity(trx, { id: delegate.communityId });
  const stint = await lockStint(trx, stintId);
  if (!stint) return;
  const { at, actor } = end;
  await endMembership(
    trx,
    { community, stint },
    { status: 'expired', at, actor, why: 'seat_ended' },
  );
}

const holdsRole = async (trx: Trx, stintId: StintId): Promise<boolean> =>
  (await lockLiveGrants(trx, stintId)).some(({ status }) => status === 'active');
