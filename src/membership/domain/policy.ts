// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberId } from '../../kernel/ids.js';
import { reaches, type Level } from '../../kernel/level.js';
import type { Community } from './community.js';
import type { CommunityRole, Permission, PlatformRole } from './permissions.js';
import { roles } from './roles.js';
import { grantRules } from './terms.js';

/** What somebody holds, read for one community (or for none), and how well this session proves them. */
export interface Powers {
  /** Undefined for a signed-out visitor. */
  readonly memberId: MemberId | undefined;
  readonly level: Level;
  readonly isMember: boolean;
  readonly communityRoles: readonly CommunityRole[];
  /** Kept beyond their term because nobody else answers for the community: they read and appoint a manager. */
  readonly overrunRoles?: readonly CommunityRole[];
  readonly platformRoles: readonly PlatformRole[];
  /** Applies the configuration as code, which is an administrator's act. */
  readonly isOperator?: boolean;
  /** An administrator who acts as manager here for a while. */
  readonly breaksGlass?: boolean;
  /** Whether they lead a programme that the community (or, where none is meant, the programme) belongs to. */
  readonly leadsProgramme?: boolean;
}

/** Acts that depend on the community's own settings, beside those that a role simply allows. */
export type Action = Permission | 'community.see' | 'member.list';
export type Target = Pick<Community, 'status' | 'visibility' | 'memberList'>;

/** Platform roles act with a sign-in of this level only. */
export const staffLevel: Level = 'substantial';

/** What a role still allows to somebody who came back with a weaker sign-in. */
const reading: readonly Permission[] = [
  'community.read',
  'member.list_public',
  'member.list_full',
  'stats.read_community',
];

/**
 * What the configuration as code may change in any community: its settings, never who belongs to it or
 * holds a role in it.
 */
export const operating: readonly Permission[] = [
  'community.edit_text',
  'community.edit_policy',
  'community.approve',
  'community.freeze',
  'community.archive',
  'form.edit',
  'terms.publish',
  'group.create',
  'group.edit',
  'client.register',
  'programme.edit',
  'org.create',
];

/** What is left of a role beyond its term: enough to find a successor. */
const appointing: readonly Permission[] = ['role.offer:manager', 'role.accept_proposal:manager'];

/** Whether the actor may do this. Says nothing of states: a frozen community refuses by itself. */
export function can(actor: Powers, action: Action, target?: Target): boolean {
  if (action === 'community.see') return target !== undefined && sees(actor, target);
  if (action === 'member.list') {
    return target !== undefined && sees(actor, target) && seesMembers(actor, target);
  }
  return levelMissingFor(actor, action) === null;
}

/**
 * The level that stands between the actor and a permission of theirs: null when none does,
 * undefined when no role of theirs allows the act at any level.
 */
export function levelMissingFor(actor: Powers, permission: Permission): Level | null | undefined {
  const minimums = heldLevels(actor, permission);
  if (minimums.some((minimum) => reaches(actor.level, minimum))) return null;
  return minimums[0];
}

/** Whether the actor may do this in the name of the region, whatever they hold in the community. */
export const actsAsStaff = (actor: Powers, permission: Permission): boolean =>
  can(
    {
      ...actor,
      isMember: false,
      communityRoles: [],
      overrunRoles: [],
      breaksGlass: false,
      leadsProgramme: false,
    },
    permission,
  );

/** For each role of the actor that allows the act, the level it demands. */
function heldLevels(actor: Powers, permission: Permission): Level[] {
  const reads = reading.includes(permission);
  const held: { readonly role: keyof typeof roles; readonly minimum: Level }[] = [
    ...(actor.isMember
      ? [{ role: 'member' as const, minimum: reads ? ('none' as const) : ('low' as const) }]
      : []),
    ...actor.communityRoles.map((role) => ({
      role,
      minimum: reads ? 'none' : grantRules[role].minimumLevel,
    })),
    ...(reads || appointing.includes(permission) ? (actor.overrunRoles ?? []) : []).map((role) => ({
      role,
      minimum: reads ? ('none' as const) : grantRules[role].minimumLevel,
    })),
    ...(actor.breaksGlass ? [{ role: 'manager' as const, minimum: staffLevel }] : []),
    ...(actor.leadsProgramme ? [{ role: 'programme_lead' as const, minimum: staffLevel }] : []),
    ...actor.platformRoles.map((role) => ({ role, minimum: staffLevel })),
  ];
  const minimums = held
    .filter(({ role }) => roles[role].permissions.includes(permission))
    .map(({ minimum }) => minimum);
  return actor.isOperator && operating.includes(permission) ? [...minimums, staffLevel] : minimums;
}

function sees(actor: Powers, { status, visibility }: Target): boolean {
  if (can(actor, 'community.approve')) return true;
  if (status === 'draft') return actor.communityRoles.length > 0;
  switch (visibility) {
    case 'public':
      return true;
    case 'signed_in':
      return actor.memberId !== undefined;
    case 'hidden':
      return can(actor, 'community.read');
  }
}

function seesMembers(actor: Powers, { memberList }: Target): boolean {
  switch (memberList) {
    case 'public':
      return true;
    case 'members':
      return can(actor, 'member.list_public') || can(actor, 'member.list_full');
    case 'managers':
      return can(actor, 'member.list_full');
  }
}
