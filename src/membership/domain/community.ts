// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ClientId, CommunityId, Slug } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { CardField } from './cards/card.js';
import type { Ages } from './joining/ages.js';
import type { JoinWay } from './joining/ways.js';
import type { OptionalRole } from './roles/in-use.js';

export const audiences = ['open', 'mixed', 'reserved'] as const;
export const visibilities = ['public', 'signed_in', 'hidden'] as const;
export const participations = ['members', 'everyone'] as const;
export const memberLists = ['public', 'members', 'managers'] as const;

export type Audience = (typeof audiences)[number];
export type Visibility = (typeof visibilities)[number];
export type Participation = (typeof participations)[number];
export type MemberListAudience = (typeof memberLists)[number];
export type CommunityStatus = 'draft' | 'active' | 'frozen' | 'archived';

/** A community of practice and its rules. Who sees it, who takes part and who sees its members are three settings. */
export interface Community {
  readonly id: CommunityId;
  readonly slug: Slug;
  readonly status: CommunityStatus;
  readonly audience: Audience;
  readonly visibility: Visibility;
  readonly participation: Participation;
  readonly memberList: MemberListAudience;
  /** Empty while it takes in nobody. */
  readonly ways: readonly JoinWay[];
  /** The least that every way in asks. */
  readonly minimumLevel: Level;
  /** Provider instances admitted to join, by whatever way; undefined for all. */
  readonly admittedProviders: readonly string[] | undefined;
  /** Days after a refusal before one may ask again. */
  readonly coolDownDays: number;
  /** Days within which a request is answered. */
  readonly serviceDays: number;
  readonly topics: readonly string[];
  /** Two letters, or undefined for the whole region. */
  readonly province: string | undefined;
  readonly contact: string | undefined;
  /** Where it meets. */
  readonly homeUrl: string | undefined;
  /** The portal of the network that this is on. */
  readonly homePortal?: ClientId | undefined;
  /** Roles that it has switched on beside those of every community. */
  readonly furtherRoles: readonly OptionalRole[];
  /** Of which age class its members are; undefined for all. */
  readonly ages?: Ages | undefined;
  /** What members may say of themselves on their cards; empty where there are no cards. */
  readonly cardFields: readonly CardField[];
  /** How many managers and caretakers it has, kept by the database. */
  readonly activeManagers: number;
  /** Why the staff froze or archived it. */
  readonly statusReason?: string | undefined;
  readonly createdAt: Date;
}

/** It froze because nobody was left to manage it; the staff, who stops one, says why. */
export const frozeByItself = ({
  status,
  statusReason,
}: Pick<Community, 'status' | 'statusReason'>): boolean =>
  status === 'frozen' && statusReason === undefined;

export interface CommunityText {
  readonly name: string;
  readonly summary: string;
  readonly howToJoin: string;
  /** What it does, at length; empty where nobody wrote it. */
  readonly description?: string | undefined;
  /** What becomes of data that people give here. */
  readonly privacyNote?: string | undefined;
}

/** Fewer people than this are never counted out. */
export const smallestCount = 5;
/** How many people, or that they are fewer than five. */
export type ShownCount = number | 'fewer_than_five';
