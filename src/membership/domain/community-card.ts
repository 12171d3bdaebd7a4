// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CommunityId, MemberId, RoleGrantId, Slug } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { Audience, CommunityStatus, ShownCount } from './community.js';
import type { CataloguePath } from './joining/ways.js';
import type { CommunityRole } from './permissions.js';

/** A programme as it is named beside a community. */
export interface ProgrammeName {
  readonly slug: string;
  readonly name: string;
}

/** A community in the catalogue, in the language of the reader. */
export interface CommunityCard {
  readonly id: CommunityId;
  readonly slug: Slug;
  readonly name: string;
  readonly summary: string;
  readonly status: CommunityStatus;
  readonly audience: Audience;
  /** `elsewhere` for one that has no members here. */
  readonly joinPath: CataloguePath;
  readonly minimumLevel: Level;
  readonly topics: readonly string[];
  readonly province: string | undefined;
  readonly programmes: readonly ProgrammeName[];
  readonly members: ShownCount;
  /** The portal of the network where it meets, while that is switched on. */
  readonly portal?: string | undefined;
  /** Where the reader stands; undefined for nothing, and for somebody signed out. */
  readonly viewer: 'member' | 'requested' | undefined;
}

/** How many communities that the reader may see have this value. */
export interface FacetValue {
  readonly value: string;
  /** What people call it, where that is data: the name of a programme. */
  readonly name?: string | undefined;
  readonly communities: number;
}

/** The most frequent values first; programmes by slug. */
export interface Facets {
  readonly topics: readonly FacetValue[];
  readonly provinces: readonly FacetValue[];
  readonly audiences: readonly FacetValue[];
  readonly ways: readonly FacetValue[];
  readonly programmes: readonly FacetValue[];
}

/** Who answers for a community: part of its public register of roles. */
export interface RoleHolder {
  readonly grantId: RoleGrantId;
  readonly memberId: MemberId;
  readonly displayName: string;
  readonly role: CommunityRole;
  readonly since: Date;
  readonly until: Date;
  readonly isMinor: boolean;
}

/** Roles that everybody who sees a community may know of. */
export const publicRoles: readonly CommunityRole[] = [
  'manager',
  'caretaker',
  'co_manager',
  'contact_person',
];

/** Whether everybody who sees the community sees who holds this; a minor's name is for members only. */
export const isPublic = ({ role, isMinor }: Pick<RoleHolder, 'role' | 'isMinor'>): boolean =>
  publicRoles.includes(role) && !isMinor;
