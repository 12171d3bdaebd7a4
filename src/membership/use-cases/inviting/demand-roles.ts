// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../../kernel/errors.js';
import type { Community } from '../../domain/community.js';
import type { Guest } from '../../domain/inviting/invitation.js';
import { levelMissingFor, type Powers } from '../../domain/policy.js';
import { isInUse } from '../../domain/roles/in-use.js';
import { demand } from '../authorise.js';

/** Why a guest cannot be offered the role that stands beside their address. */
export interface RoleFault {
  readonly address: string;
  readonly fault: 'role_not_yours' | 'role_not_in_use';
}

/**
 * Every role may be offered by whoever invites, and is in use in the community.
 * @throws PiazzaError `session.level_too_low`; `right.missing { guests }` or, where only that is wrong,
 *   `role.not_in_use { guests }`, with a `RoleFault` for each guest whose role cannot be offered
 */
export function demandRoles(powers: Powers, community: Community, guests: readonly Guest[]): void {
  const faults = guests.flatMap((guest) => {
    const fault = faultOf(powers, community, guest);
    return fault ? [{ address: guest.address, fault }] : [];
  });
  if (faults.length === 0) return;
  const isDenied = faults.some(({ fault }) => fault === 'role_not_yours');
  throw new PiazzaError(isDenied ? 'right.missing' : 'role.not_in_use', { guests: faults });
}

function faultOf(
  powers: Powers,
  community: Community,
  { role }: Guest,
): RoleFault['fault'] | undefined {
  if (!role) return undefined;
  const permission = `role.offer:${role}` as const;
  if (levelMissingFor(powers, permission) === undefined) return 'role_not_yours';
  demand(powers, permission);
  return isInUse(community, role) ? undefined : 'role_not_in_use';
}
