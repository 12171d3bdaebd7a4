// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  granting,
  revoking,
  type CommunityRole,
  type Permission,
  type RoleCode,
} from './permissions.js';

export interface RoleDefinition {
  readonly scope: 'community' | 'platform' | 'programme' | 'organisation';
  /** Orders roles in lists, strongest highest. */
  readonly rank: number;
  readonly permissions: readonly Permission[];
}

const member: readonly Permission[] = ['community.read', 'member.list_public', 'role.propose'];
const readsList: readonly Permission[] = [...member, 'member.list_full'];
const decides: readonly Permission[] = [
  ...readsList,
  'membership.decide',
  'membership.invite',
  'form.read_answers',
];
const animates: readonly Permission[] = ['group.create', 'group.edit', 'group.assign'];
const aboutPersons: readonly Permission[] = [
  'person.support_view',
  'person.suspend',
  'person.merge',
];
const helpers = ['moderator', 'facilitator', 'editor'] as const;

const shared: readonly Permission[] = [
  ...decides,
  ...animates,
  'community.edit_text',
  'membership.suspend',
  'card.moderate',
  'report.handle',
  'stats.read_community',
  ...granting('membership_manager', ...helpers, 'contact_person'),
  ...revoking('membership_manager', ...helpers, 'contact_person'),
];

/**
 * What each role allows. This is the source: a migration seeds the same rows, a test compares them.
 * Between two managers nobody revokes the other: that is a dispute, and the regional staff decides it.
 */
export const roles: Readonly<Record<RoleCode, RoleDefinition>> = {
  manager: {
    scope: 'community',
    rank: 90,
    permissions: [
      ...shared,
      'community.edit_policy',
      'member.export',
      'membership.remove',
      'membership.ban',
      'membership.unban',
      'form.edit',
      'terms.publish',
      'audit.read_community',
      ...granting('manager', 'co_manager', 'observer'),
      ...revoking('co_manager', 'observer'),
    ],
  },
  // Keeps the place until a manager is found: decides requests, removes nobody, appoints nobody.
  caretaker: {
    scope: 'community',
    rank: 80,
    permissions: [...decides, 'community.edit_text', 'stats.read_community'],
  },
  co_manager: { scope: 'community', rank: 70, permissions: shared },
  membership_manager: { scope: 'community', rank: 50, permissions: decides },
  moderator: {
    scope: 'community',
    rank: 40,
    permissions: [...member, 'report.handle', 'card.moderate'],
  },
  facilitator: { scope: 'community', rank: 40, permissions: [...member, ...animates] },
  editor: { scope: 'community', rank: 30, permissions: [...member, 'community.edit_text'] },
  observer: {
    scope: 'community',
    rank: 20,
    permissions: [...readsList, 'stats.read_community'],
  },
  contact_person: { scope: 'community', rank: 15, permissions: [] },
  member: { scope: 'community', rank: 10, permissions: member },
  programme_lead: {
    scope: 'programme',
    rank: 60,
    permissions: ['community.read', 'stats.read_community', 'programme.read'],
  },
  representative: { scope: 'organisation', rank: 60, permissions: [] },
  delegate: { scope: 'organisation', rank: 50, permissions: [] },
  // Configures the platform, looks after accounts; has no power inside communities.
  platform_admin: {
    scope: 'platform',
    rank: 100,
    permissions: [
      'staff.read',
      'staff.invite',
      'staff.confirm',
      'staff.end',
      'client.register',
      'staff.break_glass',
      'terms.publish_platform',
      'stats.read_platform',
      ...aboutPersons,
    ],
  },
  regional_staff: {
    scope: 'platform',
    rank: 95,
    permissions: [
      'community.read',
      'community.approve',
      'community.lower_level',
      'community.freeze',
      'community.archive',
      'member.list_full',
      'role.appoint_caretaker',
      'appeal.decide',
      'report.handle',
      'org.create',
      'org.verify',
      'programme.read',
      'programme.edit',
      'programme.appoint',
      'membership.suspend',
      'membership.remove',
      'membership.ban',
      'membership.unban',
      'person.ban',
      'stats.read_community',
      'stats.read_platform',
      'staff.read',
      ...granting('manager', 'co_manager', 'membership_manager', 'observer'),
      ...revoking('manager', 'caretaker', 'co_manager', 'membership_manager', ...helpers),
      ...revoking('observer', 'contact_person'),
    ],
  },
  privacy_officer: {
    scope: 'platform',
    rank: 85,
    permissions: ['audit.read_platform', 'audit.read_community', 'person.limit', ...aboutPersons],
  },
  support: { scope: 'platform', rank: 60, permissions: aboutPersons },
};

const codes = Object.keys(roles) as RoleCode[];

/** The roles that carry a permission, for sentences such as "a manager or the regional staff can do this". */
export function rolesWith(permission: Permission): readonly RoleCode[] {
  return codes.filter((code) => roles[code].permissions.includes(permission));
}

export const rankOf = (role: CommunityRole): number => roles[role].rank;
