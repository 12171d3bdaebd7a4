// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Slug } from '../../../kernel/ids.js';
import { optionalRoles, type OptionalRole } from '../../domain/roles/in-use.js';
import { lockCommunity, setFurtherRoles } from '../../store/communities.js';
import { demand, demandSight, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * Switches a community's further roles on and off. A role that is switched off is given no more; who holds it
 * keeps it until its term. Nothing happens where nothing changes.
 *
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`
 */
export async function chooseRoles(
  deps: { db: Db; now: Clock },
  { actor, slug, roles }: { actor: Actor; slug: Slug; roles: readonly OptionalRole[] },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const community = await lockCommunity(trx, slug);
    const powers = await powersOf(trx, actor, community.id);
    demandSight(powers, community);
    demand(powers, 'community.edit_policy');

    const chosen = optionalRoles.filter((role) => roles.includes(role));
    const on = chosen.filter((role) => !community.furtherRoles.includes(role));
    const off = community.furtherRoles.filter((role) => !chosen.includes(role));
    if (on.length + off.length === 0) return;
    await setFurtherRoles(trx, community.id, chosen);
    await record(trx, {
      type: 'community.roles_chosen',
      at: deps.now(),
      actor: actor.memberId,
      community: community.id,
      data: { on, off },
    });
  });
}
