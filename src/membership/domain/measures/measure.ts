// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from '../../../kernel/clock.js';
import { newId, type CommunityId, type MeasureId, type MemberId } from '../../../kernel/ids.js';
import type { RoleGrantId, StintId } from '../../../kernel/ids.js';
import type { CommunityRole } from '../permissions.js';
import type { RoleGrant } from '../role-grant.js';

export const reasonCodes = ['conduct', 'rules', 'spam', 'identity', 'other'] as const;
export type ReasonCode = (typeof reasonCodes)[number];
export type MeasureKind = 'suspension' | 'removal' | 'ban' | 'revocation';
export type MeasureStatus = 'proposed' | 'in_force' | 'over' | 'declined';

/**
 * What is decided against somebody, with the reason they receive. A removal stays in force as long as the
 * person may not come back yet; a role that is taken is over at once.
 */
export interface Measure {
  readonly id: MeasureId;
  readonly kind: MeasureKind;
  readonly status: MeasureStatus;
  /** Undefined for a ban from every community. */
  readonly communityId: CommunityId | undefined;
  readonly memberId: MemberId;
  readonly stintId: StintId | undefined;
  /** The strongest role that the person held on that day. */
  readonly roleHeld: CommunityRole | undefined;
  readonly reasonCode: ReasonCode;
  readonly reason: string;
  readonly imposedBy: MemberId;
  readonly confirmedBy: MemberId | undefined;
  /** Decided in the name of the region, not of the community. */
  readonly byStaff: boolean;
  readonly imposedAt: Date;
  /** Undefined for a ban without an end. */
  readonly until: Date | undefined;
  /** The role that a revocation took. */
  readonly grantId?: RoleGrantId | undefined;
}

/** One that goes on until it ends: a role that is taken is over from the start. */
export type LastingMeasure = Measure & { readonly kind: Exclude<MeasureKind, 'revocation'> };

export const lasts = (measure: Measure): measure is LastingMeasure => measure.kind !== 'revocation';

export type NewMeasure = Omit<Measure, 'id' | 'confirmedBy'>;

export const impose = (measure: NewMeasure): Measure => ({
  ...measure,
  id: newId(measure.imposedAt.getTime()),
  confirmedBy: undefined,
});

/** A role is taken from its holder, who hears why and may appeal. @param by.reason empty where none is said */
export const revocation = (
  { id: grantId, communityId, memberId, stintId, role }: RoleGrant,
  by: { imposedBy: MemberId; byStaff: boolean; imposedAt: Date; reason: string },
): Measure =>
  impose({
    kind: 'revocation',
    status: 'over',
    communityId,
    memberId,
    stintId,
    roleHeld: role,
    reasonCode: 'other',
    until: undefined,
    grantId,
    ...by,
  });

/** How long a community may suspend somebody by itself, in days. */
export const longestSuspension = 90;
/** How long anything that has an end may last, in days. */
export const longestMeasure = 3_650;
/** Kept so long after its end, then forgotten. */
export const measureKept = 365 * day;

const leading: readonly CommunityRole[] = ['manager', 'caretaker', 'co_manager'];

/** Who shares in running a community is removed by the word of two. */
export const needsSecond = (role: CommunityRole | undefined): boolean =>
  role !== undefined && leading.includes(role);

/** @returns undefined for a number of days that is none, or too many */
export function endAfter(from: Date, days: number, longest: number): Date | undefined {
  return Number.isInteger(days) && days >= 1 && days <= longest
    ? later(from, days * day)
    : undefined;
}

/** 3 to 2,000 characters; undefined for anything else. */
export function cleanReason(raw: string): string | undefined {
  const reason = raw.trim();
  return reason.length >= 3 && reason.length <= 2_000 ? reason : undefined;
}
