// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { RoleGrantId } from '../../../kernel/ids.js';
import { isRenewable } from '../../domain/roles/renewal.js';
import { setRenewalAsked } from '../../store/roles/terms.js';
import { demand, demandActive, demandFresh, demandSight, powersOf } from '../authorise.js';
import { demandHolderLevel } from '../demand-holder.js';
import { lockGrantWithCommunity } from '../lock-grant.js';
import { demandInUse } from '../open-role.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * Asks for another term of a role, near the end of this one: its holder, or whoever may offer it. It begins when
 * the other side agrees; until then nothing changes.
 *
 * @throws PiazzaError `role.not_found`, `role.answered`, `right.missing`, `session.level_too_low`,
 *   `session.not_fresh` for whoever offers, `community.not_active`, `role.not_in_use`, `role.not_renewable`,
 *   `role.already_open`
 */
export async function askRenewal(
  deps: { db: Db; now: Clock },
  { actor, grantId }: { actor: Actor; grantId: RoleGrantId },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const { community, grant } = await lockGrantWithCommunity(trx, grantId);
    const at = deps.now();
    if (grant.memberId === actor.memberId) {
      demandHolderLevel(grant.role, actor);
    } else {
      const powers = await powersOf(trx, actor, community.id);
      demandSight(powers, community);
      demand(powers, `role.offer:${grant.role}`);
      demandFresh(actor, deps.now);
    }
    demandActive(community);
    if (grant.status !== 'active') throw new PiazzaError('role.answered', { grantId });
    demandInUse(community, grant.role);
    if (!isRenewable(grant, at)) throw new PiazzaError('role.not_renewable', { grantId });
    if (grant.renewalAskedBy) throw new PiazzaError('role.already_open', { grantId });

    await setRenewalAsked(trx, grant, { by: actor.memberId, at });
    await record(trx, {
      type: 'role.renewal_asked',
      at,
      actor: actor.memberId,
      subject: grant.memberId,
      community: community.id,
      data: { grant: grant.id, role: grant.role },
    });
  });
}
