// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Level } from '../../../src/kernel/level.js';
import type { RoleCode } from '../../../src/membership/domain/permissions.js';

/** Somebody who looks at the pages, as far as it matters for what they may. */
export interface Viewer {
  /** The roles that count, in the communities of the world and on the platform. */
  readonly roles: readonly RoleCode[];
  /** How strongly they signed in; a visitor did not. */
  readonly level?: Level;
  /** Longer ago than appointing somebody allows. */
  readonly longAgo?: boolean;
  /** Has a place in the communities that counts for nothing for now. */
  readonly suspended?: boolean;
}

type Viewers = Readonly<Record<string, Viewer>>;

const strong = { level: 'substantial' } as const;
const nothing = { ...strong, roles: [] } as const;
const belongs = { ...strong, roles: ['member'] } as const;
const holding = <Role extends RoleCode>(role: Role) =>
  ({ ...strong, roles: ['member', role] }) as const;
const serving = <Role extends RoleCode>(role: Role) => ({ ...strong, roles: [role] }) as const;

/** Whoever has no part in the communities of the world. */
export const outsiders = {
  visitor: { roles: [] },
  'signed in, unproven': { level: 'none', roles: [] },
  'signed in, low': { level: 'low', roles: [] },
  'signed in': nothing,
  follower: nothing,
  'member, banned': nothing,
  'manager elsewhere': nothing,
  representative: serving('representative'),
  'regional_staff, unconfirmed': nothing,
  'regional_staff, expired': nothing,
} as const satisfies Viewers;

/** Whoever belongs to them, without a role there that counts. */
export const members = {
  member: belongs,
  'member, paused': belongs,
  'member, suspended': { ...nothing, suspended: true },
  contact_person: holding('contact_person'),
  delegate: holding('delegate'),
  'manager, proposed': belongs,
  'manager, offered': belongs,
  'manager, expired': belongs,
  'manager, revoked': belongs,
  'manager, paused': belongs,
  'manager, suspended': { ...nothing, suspended: true },
} as const satisfies Viewers;

export const holders = {
  manager: holding('manager'),
  'manager, signed in weakly': { ...holding('manager'), level: 'low' },
  'manager, signed in long ago': { ...holding('manager'), longAgo: true },
  caretaker: holding('caretaker'),
  co_manager: holding('co_manager'),
  membership_manager: holding('membership_manager'),
  moderator: holding('moderator'),
  facilitator: holding('facilitator'),
  editor: holding('editor'),
  observer: holding('observer'),
} as const satisfies Viewers;

export const officers = {
  programme_lead: serving('programme_lead'),
  regional_staff: serving('regional_staff'),
  'regional_staff, signed in weakly': { ...serving('regional_staff'), level: 'low' },
  'regional_staff, signed in long ago': { ...serving('regional_staff'), longAgo: true },
  support: serving('support'),
  privacy_officer: serving('privacy_officer'),
  platform_admin: serving('platform_admin'),
  // An editor: whose requests, offers, cards and reports the paths name.
  'the person concerned': holding('editor'),
  // Whose disputes, requests and programme they name.
  'the manager concerned': { ...strong, roles: ['member', 'manager', 'programme_lead'] },
} as const satisfies Viewers;

/** One for every role of the system, and for every way of not having one. */
export const viewers = { ...outsiders, ...members, ...holders, ...officers };
export type ViewerName = keyof typeof viewers;
export const viewerNames = Object.keys(viewers) as readonly ViewerName[];
