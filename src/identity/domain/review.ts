// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import type { Branded, MemberId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { MergeId, MergeJournal } from './merge.js';

export type ReviewId = Branded<'ReviewId'>;
export const verdicts = ['same_person', 'apart'] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * A sign-in that was stopped because it says of one person what is known of another: a means that now
 * names another person than before (`changed_person`), or a reply whose keys belong to several members
 * (`two_members`).
 */
export interface Review {
  readonly id: ReviewId;
  readonly kind: 'changed_person' | 'two_members';
  readonly status: 'open' | 'proposed' | 'decided';
  readonly issuer: string;
  readonly subject: string;
  readonly provider: string;
  readonly label: string;
  /** The names that the means gave; empty once decided. */
  readonly claimed: Claimed;
  /** Keyed hashes that the means gave; empty once decided. */
  readonly keys: MergeJournal['keys'];
  readonly level: Exclude<Level, 'none'>;
  readonly openedAt: Date;
  readonly lastSeenAt: Date;
  /** How often the person came. */
  readonly seen: number;
  readonly sides: readonly MemberId[];
  readonly verdict: Verdict | undefined;
  readonly reason: string | undefined;
  readonly proposedBy: MemberId | undefined;
  readonly decidedBy: MemberId | undefined;
  readonly decidedAt: Date | undefined;
  readonly merges: readonly MergeId[];
}

export interface Claimed {
  readonly givenName?: string;
  readonly familyName?: string;
  readonly ageClass?: 'minor' | 'adult';
}

/**
 * What somebody's verdict does: joining two takes a second person who agrees, keeping apart takes one.
 * @throws PiazzaError `review.decided`, `review.own_case`, `review.own_proposal`
 */
export function effectOf(
  review: Review,
  { by, verdict }: { readonly by: MemberId; readonly verdict: Verdict },
): 'propose' | 'settle' {
  if (review.status === 'decided') throw new PiazzaError('review.decided', { review: review.id });
  if (review.sides.includes(by)) throw new PiazzaError('review.own_case', { review: review.id });
  if (verdict === 'apart') return 'settle';
  if (review.verdict !== 'same_person') return 'propose';
  if (review.proposedBy === by) {
    throw new PiazzaError('review.own_proposal', { review: review.id });
  }
  return 'settle';
}
