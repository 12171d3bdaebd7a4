// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Roles within one community, strongest first. Their names are fixed: portals rely on them. A contact person is
 * a label for people, without powers, that portals are not told of.
 */
export const communityRoles = [
  'manager',
  'caretaker',
  'co_manager',
  'membership_manager',
  'moderator',
  'facilitator',
  'editor',
  'observer',
  'contact_person',
] as const;
export type CommunityRole = (typeof communityRoles)[number];

/** Roles on the whole platform. */
export const platformRoles = [
  'platform_admin',
  'regional_staff',
  'privacy_officer',
  'support',
] as const;
export type PlatformRole = (typeof platformRoles)[number];

/** `member` is what a live stint alone gives; the last three belong to programmes and organisations. */
export type RoleCode =
  | CommunityRole
  | PlatformRole
  | 'member'
  | 'programme_lead'
  | 'representative'
  | 'delegate';

/** What a role allows, one code for each act. Roles are data; the codes are what use cases ask for. */
export type Permission =
  | `community.${'read' | 'edit_text' | 'edit_policy' | 'lower_level' | 'freeze' | 'archive' | 'approve'}`
  | `member.${'list_public' | 'list_full' | 'export'}`
  | `membership.${'decide' | 'invite' | 'suspend' | 'remove' | 'ban' | 'unban'}`
  | 'role.propose'
  | `role.offer:${CommunityRole}`
  | `role.accept_proposal:${CommunityRole}`
  | `role.revoke:${CommunityRole}`
  | 'role.appoint_caretaker'
  | `group.${'create' | 'edit' | 'assign'}`
  | `form.${'edit' | 'read_answers'}`
  | 'terms.publish'
  | 'terms.publish_platform'
  | 'card.moderate'
  | 'report.handle'
  | 'appeal.decide'
  | `stats.${'read_community' | 'read_platform'}`
  | `audit.${'read_community' | 'read_platform'}`
  | `staff.${'read' | 'invite' | 'confirm' | 'end' | 'break_glass'}`
  | `org.${'create' | 'verify'}`
  | `programme.${'read' | 'edit' | 'appoint'}`
  | 'client.register'
  | `person.${'support_view' | 'suspend' | 'limit' | 'merge' | 'ban'}`;

/** Offering a role and accepting a proposal for it go together. */
export function granting(...roles: readonly CommunityRole[]): Permission[] {
  return roles.flatMap((role): Permission[] => [
    `role.offer:${role}`,
    `role.accept_proposal:${role}`,
  ]);
}

export const revoking = (...roles: readonly CommunityRole[]): Permission[] =>
  roles.map((role): Permission => `role.revoke:${role}`);
