// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { RoleGrantId } from '../../kernel/ids.js';
import { demand, powersOf } from './authorise.js';
import { endGrantWith } from './end-grant.js';
import { lockGrantWithCommunity } from './lock-grant.js';
import { transact } from './transact.js';

/**
 * Takes back what nobody has answered yet: the member their proposal, whoever may offer the role an offer.
 * @throws PiazzaError `role.not_found`, `role.answered`, `right.missing`, `session.level_too_low`
 */
export async function withdrawOffer(
  deps: { db: Db; now: Clock },
  { actor, grantId }: { actor: Actor; grantId: RoleGrantId },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const { community, grant } = await lockGrantWithCommunity(trx, grantId);
    const isOwn = grant.status === 'proposed' && grant.memberId === actor.memberId;
    if (!isOwn) demand(await powersOf(trx, actor, community.id), `role.offer:${grant.role}`);
    const isOpen = isOwn || grant.status === 'offered';
    if (!isOpen) throw new PiazzaError('role.answered', { grantId });

    const end = { status: 'withdrawn', at: deps.now(), actor: actor.memberId } as const;
    await endGrantWith(trx, grant, end);
  });
}
