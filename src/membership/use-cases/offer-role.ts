// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { MemberId, RoleGrantId, Slug } from '../../kernel/ids.js';
import type { CommunityRole } from '../domain/permissions.js';
import type { Powers } from '../domain/policy.js';
import { openGrant } from '../domain/role-grant.js';
import { insertGrant } from '../store/grants.js';
import { demandActive, demandFresh } from './authorise.js';
import { demandInUse, demandTerm, stintWithout } from './open-role.js';
import { record } from './record.js';
import { lockForOffering } from './roles/lock-for-offering.js';
import { transact } from './transact.js';

export interface OfferRole {
  readonly actor: Actor;
  readonly slug: Slug;
  readonly memberId: MemberId;
  readonly role: CommunityRole;
  /** The term, from acceptance on; the usual one of the role when not said. */
  readonly months?: number | undefined;
  readonly message?: string | undefined;
  /** For the case that the actor leaves: only a manager asks that, of somebody to succeed them. */
  readonly onLeave?: boolean;
}

/**
 * Offers a role to a member; it begins only when they accept, within fourteen days. Offered for the case that
 * the actor leaves, it begins then.
 *
 * @throws PiazzaError `session.not_fresh`, `community.not_found`, `right.missing`, `session.level_too_low`,
 *   `community.not_active`, `role.not_in_use`, `role.term_not_allowed`, `membership.not_member`, `role.already_held`,
 *   `role.already_open`, `role.to_oneself`
 */
export async function offerRole(
  deps: { db: Db; now: Clock },
  { actor, slug, memberId, role, message, onLeave = false, ...term }: OfferRole,
): Promise<{ grantId: RoleGrantId }> {
  demandFresh(actor, deps.now);
  return transact(deps.db, async (trx) => {
    const { community, powers } = await lockForOffering(trx, { actor, slug, role });
    if (onLeave) demandPlace(powers, role);
    demandActive(community);
    demandInUse(community, role);
    const months = demandTerm(role, term.months);
    const stint = await stintWithout(trx, community, { memberId, role });

    const at = deps.now();
    const by = actor.memberId;
    const grant = openGrant(stint, { role, by, months, message, onLeave, at });
    await insertGrant(trx, grant);
    await record(trx, {
      type: 'role.offered',
      at,
      actor: actor.memberId,
      subject: memberId,
      community: community.id,
      data: { grant: grant.id, role, ...(onLeave && { onLeave }) },
    });
    return { grantId: grant.id };
  });
}

/** Only the place that one has oneself is handed over. */
function demandPlace({ communityRoles }: Powers, role: CommunityRole): void {
  if (role === 'manager' && communityRoles.includes('manager')) return;
  throw new PiazzaError('right.missing', { permission: `role.offer:${role}` });
}
