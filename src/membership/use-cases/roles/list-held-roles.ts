// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Slug } from '../../../kernel/ids.js';
import type { CommunityRole } from '../../domain/permissions.js';
import type { Community } from '../../domain/community.js';
import { can, type Powers } from '../../domain/policy.js';
import { isInUse } from '../../domain/roles/in-use.js';
import { renewalState, type RenewalState } from '../../domain/roles/renewal.js';
import { getCommunity } from '../../store/communities.js';
import { listOpenDisputesOf, type ListedDispute } from '../../store/disputes/disputes.js';
import { listHeldRoles as readHeldRoles, type HeldRole } from '../../store/roles/held.js';
import { listHandoverNotes, type HandoverNote } from '../../store/roles/handover.js';
import { demandSight, powersOf } from '../authorise.js';
import { pageOf, pageSize, placeOf } from '../../../kernel/pages.js';
import { demandManaging } from './demand-managing.js';

export type { HandoverNote } from '../../store/roles/handover.js';

/** A role with what the reader may do about it. */
export interface ManagedRole extends HeldRole {
  readonly renewal: RenewalState | undefined;
  readonly revocable: boolean;
  /** Whether the reader, a manager like the holder, may have the regional staff decide. */
  readonly disputable: boolean;
  /** The open dispute about it, to which the reader is a party. */
  readonly dispute: ListedDispute | undefined;
}

/**
 * The roles held in a community, and what those who gave one back left, for whoever decides there or appoints.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `request.malformed`
 */
export async function listHeldRoles(
  deps: { db: Db; now: Clock },
  {
    actor,
    slug,
    locale = 'it',
    role,
    cursor,
  }: {
    readonly actor: Actor;
    readonly slug: Slug;
    readonly locale?: 'it' | 'en';
    /** That one alone. */
    readonly role?: CommunityRole | undefined;
    readonly cursor?: string | undefined;
  },
): Promise<{
  readonly held: readonly ManagedRole[];
  readonly next: string | undefined;
  readonly notes: readonly HandoverNote[];
}> {
  const community = await getCommunity(deps.db, slug);
  const powers = await powersOf(deps.db, actor, community.id);
  demandSight(powers, community);
  demandManaging(powers, community);
  const page = { role, after: placeOf(cursor), limit: pageSize + 1 };
  const { items, next } = pageOf(await readHeldRoles(deps.db, community.id, page));
  const of = { member: actor.memberId, communityId: community.id };
  const isManager = powers.communityRoles.includes('manager');
  const disputes = isManager ? await listOpenDisputesOf(deps.db, locale, of) : [];
  const reader = { powers, community, disputes, now: deps.now() };
  return {
    held: items.map((one) => ({ ...one, ...waysWith(one, reader) })),
    next,
    notes: await listHandoverNotes(deps.db, community.id),
  };
}

function waysWith(
  held: HeldRole,
  {
    powers,
    community,
    disputes,
    now,
  }: {
    powers: Powers;
    community: Community;
    disputes: readonly ListedDispute[];
    now: Date;
  },
): Omit<ManagedRole, keyof HeldRole> {
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
    disputable: !isOwn && held.role === 'manager' && powers.communityRoles.includes('manager'),
    dispute: disputes.find(({ grantId }) => grantId === held.grantId),
  };
}
