// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Community } from '../../domain/community.js';
import { can, type Powers } from '../../domain/policy.js';
import { offerableRoles } from '../../domain/roles/offerable.js';
import { demand } from '../authorise.js';

/**
 * For what those read who decide who belongs to a community, or give a role there.
 * @throws PiazzaError `right.missing`, or `session.level_too_low { minimum }` when a stronger sign-in would do
 */
export function demandManaging(powers: Powers, community: Community): void {
  if (can(powers, 'membership.decide') || offerableRoles(powers, community).length > 0) return;
  const [atBest] = offerableRoles({ ...powers, level: 'high' }, community);
  demand(powers, atBest ? `role.offer:${atBest}` : 'membership.decide');
}
