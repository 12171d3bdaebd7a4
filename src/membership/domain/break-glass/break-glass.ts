// SPDX-License-Identifier: AGPL-3.0-or-later
import type { BreakGlassId, CommunityId, MemberId } from '../../../kernel/ids.js';

/** So long at most an administrator acts as manager in a community, in minutes. */
export const longestBreakGlass = 60;

/** An administrator acts as manager in one community, for a reason and a short time, in sight of everybody concerned. */
export interface BreakGlass {
  readonly id: BreakGlassId;
  readonly memberId: MemberId;
  readonly communityId: CommunityId;
  readonly reason: string;
  readonly startedAt: Date;
  readonly endsAt: Date;
  readonly endedAt: Date | undefined;
}

/** 10 to 1,000 characters; undefined for anything else. */
export function cleanReason(raw: string): string | undefined {
  const reason = raw.trim();
  return reason.length >= 10 && reason.length <= 1_000 ? reason : undefined;
}

export const isMinutes = (minutes: number): boolean =>
  Number.isInteger(minutes) && minutes >= 1 && minutes <= longestBreakGlass;
