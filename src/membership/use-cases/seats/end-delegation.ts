// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { DelegateId } from '../../../kernel/ids.js';
import { lockCommunity } from '../../store/communities.js';
import { findDelegate, lockDelegate } from '../../store/seats/delegates.js';
import { demandFresh } from '../authorise.js';
import { demandRepresentative } from '../organisations/authorise.js';
import { transact } from '../transact.js';
import { endDelegationWith } from './end-delegation-with.js';

/**
 * Gives it back, or takes it from somebody: a representative of the organisation. The membership that came with
 * it ends too, unless they hold a role there by now.
 * @throws PiazzaError `delegate.not_found`, `right.missing`, `session.level_too_low`, `session.not_fresh`
 */
export async function endDelegation(
  deps: { db: Db; now: Clock },
  { actor, delegateId }: { readonly actor: Actor; readonly delegateId: DelegateId },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const at = deps.now();
    const found = await findDelegate(trx, delegateId);
    if (!found) throw new PiazzaError('delegate.not_found', { delegateId });
    const isOwn = found.memberId === actor.memberId;
    const { organisationId } = found;
    if (!isOwn) {
      await demandRepresentative(trx, actor, { organisationId, at });
      demandFresh(actor, deps.now);
    }
    await lockCommunity(trx, { id: found.communityId });
    const delegate = await lockDelegate(trx, delegateId);
    if (!delegate) throw new PiazzaError('delegate.not_found', { delegateId });
    const end = { at, actor: actor.memberId };
    if (delegate.status === 'offered') {
      const status = isOwn ? 'declined' : 'withdrawn';
      return endDelegationWith(trx, delegate, { ...end, status });
    }
    await endDelegationWith(trx, delegate, { ...end, status: isOwn ? 'resigned' : 'revoked' });
  });
}
