// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberId } from '../../../kernel/ids.js';
import type { CommunityRole, Permission } from '../permissions.js';
import { actsAsStaff, can, type Powers } from '../policy.js';
import { roles } from '../roles.js';

/** Acts on a membership that only somebody of a higher rank may do. */
export type MeasureRight = Extract<
  Permission,
  `membership.${'suspend' | 'remove' | 'ban' | 'unban'}`
>;

/** Whether a role by which the actor may do this stands above every role of the other. */
export function outranks(
  powers: Powers,
  right: MeasureRight,
  held: readonly CommunityRole[],
): boolean {
  const theirs = Math.max(roles.member.rank, ...held.map((role) => roles[role].rank));
  return rankFor(powers, right) > theirs;
}

/**
 * Whether somebody may let a removal fall that was proposed: who proposed it, or who could confirm it; what the
 * region proposed, the region alone.
 */
export const mayDecline = (
  powers: Powers,
  { imposedBy, byStaff }: { readonly imposedBy: MemberId; readonly byStaff: boolean },
  held: readonly CommunityRole[],
): boolean =>
  byStaff
    ? actsAsStaff(powers, 'membership.remove')
    : imposedBy === powers.memberId || outranks(powers, 'membership.remove', held);

/** The strongest role that allows the act at the level of this session; 0 where none does. */
export function rankFor(powers: Powers, right: Permission): number {
  const nothing: Powers = {
    ...powers,
    isMember: false,
    communityRoles: [],
    platformRoles: [],
    breaksGlass: false,
  };
  const ranks = [
    ...(powers.breaksGlass
      ? [{ role: 'manager' as const, alone: { ...nothing, breaksGlass: true } }]
      : []),
    ...powers.communityRoles.map((role) => ({
      role,
      alone: { ...nothing, communityRoles: [role] },
    })),
    ...powers.platformRoles.map((role) => ({ role, alone: { ...nothing, platformRoles: [role] } })),
  ].map(({ role, alone }) => (can(alone, right) ? roles[role].rank : 0));
  return Math.max(0, ...ranks);
}

export const strongest = (held: readonly CommunityRole[]): CommunityRole | undefined =>
  held.toSorted((a, b) => roles[b].rank - roles[a].rank)[0];
