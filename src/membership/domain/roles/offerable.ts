// SPDX-License-Identifier: AGPL-3.0-or-later
import { communityRoles, type CommunityRole } from '../permissions.js';
import { can, type Powers } from '../policy.js';
import { mayPropose } from '../terms.js';
import { isInUse, type RoleUser } from './in-use.js';

/** The roles that somebody may offer in a community now, strongest first. */
export const offerableRoles = (powers: Powers, community: RoleUser): readonly CommunityRole[] =>
  communityRoles.filter((role) => isInUse(community, role) && can(powers, `role.offer:${role}`));

/** The roles that a member may put themselves forward for now: none before they belong, none that they have already. */
export function proposableRoles(
  community: RoleUser,
  standing: {
    /** Held, offered or proposed. */
    readonly taken: readonly CommunityRole[];
    readonly since: Date | undefined;
    readonly now: Date;
  },
): readonly CommunityRole[] {
  const { taken, since, now } = standing;
  if (since === undefined) return [];
  return communityRoles.filter(
    (role) => isInUse(community, role) && !taken.includes(role) && mayPropose(role, since, now),
  );
}
