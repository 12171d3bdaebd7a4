// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Branded, MemberId } from '../../kernel/ids.js';

export type SuspensionId = Branded<'SuspensionId'>;

/** A member kept out for a time; lifted, it is history. */
export interface Suspension {
  readonly id: SuspensionId;
  readonly memberId: MemberId;
  /** Written for the person, who receives it. */
  readonly reason: string;
  readonly by: MemberId;
  readonly at: Date;
  /** By the name of the feature, what it gives back when the suspension is lifted; ids only. */
  readonly journal: Readonly<Record<string, unknown>>;
  readonly lifted:
    | { readonly by: MemberId; readonly at: Date; readonly reason: string }
    | undefined;
}

/** A reason as typed, in at most so many characters; undefined for none. */
export function cleanReason(typed: string): string | undefined {
  const reason = typed.trim();
  return reason.length >= 1 && reason.length <= longestReason ? reason : undefined;
}

export const longestReason = 1_000;
