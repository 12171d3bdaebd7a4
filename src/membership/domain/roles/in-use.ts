// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CommunityRole } from '../permissions.js';

/** Roles that a community switches on when it needs them, in the order in which it is asked. */
export const optionalRoles = [
  'membership_manager',
  'facilitator',
  'moderator',
  'editor',
  'observer',
] as const satisfies readonly CommunityRole[];
export type OptionalRole = (typeof optionalRoles)[number];

/** The part of a community that says which roles it uses. */
export interface RoleUser {
  readonly furtherRoles: readonly OptionalRole[];
}

/**
 * Whether a community gives this role now. Managers, co-managers and a contact person are everybody's; who
 * holds one that was switched off keeps it until its term.
 */
export const isInUse = ({ furtherRoles }: RoleUser, role: CommunityRole): boolean =>
  optionalRoles.every((one) => one !== role) || furtherRoles.some((one) => one === role);
