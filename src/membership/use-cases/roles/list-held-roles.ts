// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import { can, type Powers } from '../../domain/policy.js';
import { isInUse } from '../../domain/roles/in-use.js';
import { offerableRoles } from '../../domain/roles/offerable.js';
import { renewalState, type RenewalState } from '../../domain/roles/renewal.js';
import { getCommunity } from '../../store/communities.js';
import { listHeldRoles as readHeldRoles, type HeldRole } from '../../store/roles/held.js';
import { listHandoverNotes, type HandoverNote } from '../../store/roles/handover.js';
import { demandSight, powersOf } from '../authorise.js';

export type { HandoverNote } from '../../store/roles/handover.js';

/** A role with what the reader may do about it. */
export interface ManagedRole extends HeldRole {
  readonly renewal: RenewalState | undefined;
  readonly revocable: boolean;
}

/**
 * The roles held in a community, and what those who gave one back left, for whoever decides there or appoints.
 * @throws PiazzaError `community.not_found`, `right.missing`
 */
export async function listHeldRoles(
  deps: { db: Db; now: Clock },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<{ readonly held: readonly ManagedRole[]; readonly notes: readonly HandoverNote[] }> {
  const community = await getCommunity(deps.db, slug);
  const powers = await powersOf(deps.db, actor, community.id);
  demandSight(powers, community);
  const manages = can(powers, 'membership.decide') || offerableRoles(powers, community).length > 0;
  if (!manages) throw new PiazzaError('right.missing', { slug });
  const held = await readHeldRoles(deps.db, community.id);
  const reader = { powers, community, now: deps.now() };
  return {
    held: held.map((role) => ({ ...role, ...waysWith(role, reader) })),
    notes: await listHandoverNotes(deps.db, community.id),
  };
}

function waysWith(
  held: HeldRole,
  { powers, community, now }: { powers: Powers; community: Community; now: Date },
): Pick<ManagedRole, 'renewal' | 'revocable'> {
  const isOwn = held.memberId === powers.memberId;
  const renews =
    !isOwn &&
    community.status === 'active' &&
    isInUse(community, held.role) &&
    can(powers, `role.accept_proposal:${held.role}`);
  const grant = { ...held, validUntil: held.until, status: 'active' } as const;
  return {
    renewal: renews ? renewalState(grant, { side: 'community', now }) : undefined,
    revocable: !isOwn && can(powers, `role.revoke:${held.role}`),
  };
}
