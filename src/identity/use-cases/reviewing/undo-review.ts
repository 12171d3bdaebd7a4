// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { demandFresh, staffFreshness } from '../../domain/fresh.js';
import type { ReviewId } from '../../domain/review.js';
import { lockReview } from '../../store/reviews.js';
import { transactWhole } from '../lock-whole.js';
import { lockMergeWhole } from '../merging/lock-merge.js';
import { performUndo } from '../merging/perform-undo.js';
import type { StaffDeps } from '../standing/deps.js';

/**
 * Separates what a verdict of staff made one, within 14 days: one person is enough to put things back.
 *
 * @throws PiazzaError `session.not_fresh`, `right.missing`, `session.level_too_low`, `review.not_found`,
 *   `review.own_case`, `merge.not_found` when nothing is left to undo, `merge.too_late`, `member.suspended`
 */
export async function undoReview(
  deps: StaffDeps,
  { actor, reviewId }: { readonly actor: Actor; readonly reviewId: ReviewId },
): Promise<void> {
  const at = deps.now();
  demandFresh(actor, at, staffFreshness);
  await transactWhole(deps.db, async (trx) => {
    await deps.demandRight(trx, actor, 'person.merge');
    const review = await lockReview(trx, reviewId);
    if (!review) throw new PiazzaError('review.not_found', { reviewId });
    if (review.sides.includes(actor.memberId))
      throw new PiazzaError('review.own_case', { reviewId });
    let undone = 0;
    for (const mergeId of review.merges.toReversed()) {
      const merge = await lockMergeWhole(trx, deps.features, mergeId);
      if (!merge || merge.undoneAt) continue;
      await performUndo(trx, { merge, features: deps.features, actor: actor.memberId, at });
      undone += 1;
    }
    if (undone === 0) throw new PiazzaError('merge.not_found', { reviewId });
  });
}
