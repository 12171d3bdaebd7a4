// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MemberId, Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import { cleanReason, type ReasonCode } from '../../domain/measures/measure.js';
import { outranks, strongest, type MeasureRight } from '../../domain/measures/rank.js';
import type { CommunityRole } from '../../domain/permissions.js';
import { actsAsStaff } from '../../domain/policy.js';
import type { RoleGrant } from '../../domain/role-grant.js';
import type { Stint } from '../../domain/stint.js';
import { lockCommunity } from '../../store/communities.js';
import { lockLiveGrants } from '../../store/grants.js';
import { lockLiveStint } from '../../store/stints.js';
import { demand, demandNotStopped, demandSight, powersOf } from '../authorise.js';

/** What somebody decides about another member. */
export interface MeasureOrder {
  readonly actor: Actor;
  readonly slug: Slug;
  readonly memberId: MemberId;
  readonly reasonCode: ReasonCode;
  /** For the person, who receives it: 3 to 2,000 characters. */
  readonly reason: string;
}

/** Whom it concerns, and in whose name it is decided. */
export interface Target {
  readonly community: Community;
  /** Undefined for somebody who does not belong at the moment. */
  readonly stint: Stint | undefined;
  /** Roles, offers and proposals. */
  readonly grants: readonly RoleGrant[];
  readonly roleHeld: CommunityRole | undefined;
  readonly byStaff: boolean;
}

/**
 * Locks the community, the membership and its roles, for somebody who may do this to somebody of that rank.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `community.not_active`,
 *   `measure.own`, `measure.rank`
 */
export async function lockTarget(
  trx: Trx,
  { actor, slug, memberId }: Pick<MeasureOrder, 'actor' | 'slug' | 'memberId'>,
  right: MeasureRight,
): Promise<Target> {
  const community = await lockCommunity(trx, slug);
  const powers = await powersOf(trx, actor, community.id);
  demandSight(powers, community);
  demand(powers, right);
  demandNotStopped(powers, community, right);
  if (memberId === actor.memberId) throw new PiazzaError('measure.own');
  const stint = await lockLiveStint(trx, community.id, memberId);
  const grants = stint ? await lockLiveGrants(trx, stint.id) : [];
  const held = grants.filter(({ status }) => status === 'active').map(({ role }) => role);
  if (!outranks(powers, right, held)) throw new PiazzaError('measure.rank', { held });
  const byStaff = actsAsStaff(powers, right);
  return { community, stint, grants, roleHeld: strongest(held), byStaff };
}

/** @throws PiazzaError `measure.reason_missing` */
export function demandReason(raw: string): string {
  const reason = cleanReason(raw);
  if (!reason) throw new PiazzaError('measure.reason_missing');
  return reason;
}

/** @throws PiazzaError `membership.not_member` */
export function demandStint({ stint, community }: Target): Stint {
  if (!stint) throw new PiazzaError('membership.not_member', { slug: community.slug });
  return stint;
}
