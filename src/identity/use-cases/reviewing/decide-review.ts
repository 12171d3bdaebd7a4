// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../../audit/append.js';
import type { Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MergeId } from '../../domain/merge.js';
import { demandFresh, staffFreshness } from '../../domain/fresh.js';
import { effectOf, type Review, type ReviewId, type Verdict } from '../../domain/review.js';
import { cleanReason } from '../../domain/suspension.js';
import type { MemberFeature } from '../../features.js';
import { findReview, lockReview, saveProposal, saveVerdict } from '../../store/reviews.js';
import { lockWhole, transactWhole } from '../lock-whole.js';
import { tell } from '../resolving/tell.js';
import type { StaffDeps } from '../standing/deps.js';
import { joinSides } from './join-sides.js';
import { keepApart } from './keep-apart.js';

export interface DecideReview {
  readonly actor: Actor;
  readonly reviewId: ReviewId;
  readonly verdict: Verdict;
  /** For the audit and for whoever looks at the case again: 1 to 1,000 characters. */
  readonly reason: string;
}

/**
 * Says whether the people of a case are one. That they are takes effect when a second member of staff says
 * so too: their profiles become one, and the means finds it from now on. That they are not takes effect at
 * once: the means leaves the profile that it no longer names. Every side is told.
 *
 * @returns `proposed` while a second verdict is missing
 * @throws PiazzaError `session.not_fresh`, `right.missing`, `session.level_too_low`, `member.reason_missing`,
 *   `review.not_found`, `review.decided`, `review.own_case`, `review.own_proposal`, `review.changed`,
 *   `member.suspended`
 */
export async function decideReview(
  deps: StaffDeps,
  { actor, reviewId, verdict, ...input }: DecideReview,
): Promise<'proposed' | 'decided'> {
  const at = deps.now();
  demandFresh(actor, at, staffFreshness);
  const reason = cleanReason(input.reason);
  if (!reason) throw new PiazzaError('member.reason_missing');
  return transactWhole(deps.db, async (trx) => {
    await deps.demandRight(trx, actor, 'person.merge');
    const review = await lockCase(trx, deps.features, reviewId);
    if (!review) throw new PiazzaError('review.not_found', { reviewId });
    const act: Act = { by: actor.memberId, at, reason };
    if (effectOf(review, { by: actor.memberId, verdict }) === 'propose') {
      await propose(trx, review, act);
      return 'proposed';
    }
    const order = { review, features: deps.features, by: actor.memberId, at };
    const merges =
      verdict === 'same_person' ? await joinSides(trx, order) : await keepApart(trx, order);
    await settle(trx, review, { ...act, verdict, merges });
    return 'decided';
  });
}

/** The people of a case before the case, as an erasure takes them too. */
async function lockCase(
  trx: Trx,
  features: readonly MemberFeature[],
  id: ReviewId,
): Promise<Review | undefined> {
  const known = await findReview(trx, id);
  if (known) await lockWhole(trx, features, known.sides);
  return lockReview(trx, id);
}

interface Act {
  readonly by: Actor['memberId'];
  readonly at: Date;
  readonly reason: string;
}

/** Nobody is told yet: a second person may say otherwise. */
async function propose(trx: Trx, { id, sides }: Review, act: Act): Promise<void> {
  await saveProposal(trx, id, act);
  const { at, by: actor } = act;
  for (const subject of sides) {
    const data = { case: id, verdict: 'same_person' };
    await appendAudit(trx, { action: 'member.propose_review', at, actor, subject, data });
  }
}

async function settle(
  trx: Trx,
  review: Review,
  { verdict, merges, ...act }: Act & { verdict: Verdict; merges: readonly MergeId[] },
): Promise<void> {
  await saveVerdict(trx, review.id, { ...act, verdict, merges });
  for (const side of review.sides) {
    await tell(trx, {
      event: 'member.review_decided',
      action: 'member.decide_review',
      at: act.at,
      actor: act.by,
      subject: side,
      data: { case: review.id, verdict },
    });
  }
}
