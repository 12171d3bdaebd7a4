// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../../audit/append.js';
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { later } from '../../../kernel/clock.js';
import type { MemberId } from '../../../kernel/ids.js';
import { momentOf, pageOf, pageSize, type Listed } from '../../../kernel/pages.js';
import type { Identity, Member } from '../../domain/member.js';
import { canBeUndone, undoWindow, type Merge } from '../../domain/merge.js';
import type { Review, ReviewId } from '../../domain/review.js';
import { findIdentities } from '../../store/identities.js';
import { findMember } from '../../store/members.js';
import { findMerges } from '../../store/merges.js';
import { listPersonKeys } from '../../store/person-keys.js';
import { findDecidedReviews, findReview, findWaitingReviews } from '../../store/reviews.js';
import type { StaffDeps } from '../standing/deps.js';

/** What one side of a case shows: enough to compare, no address and no national identifier. */
export interface ReviewSide
  extends Pick<
    Member,
    'id' | 'status' | 'displayName' | 'givenName' | 'familyName' | 'ageClass' | 'createdAt'
  > {
  readonly identities: readonly Pick<
    Identity,
    'id' | 'provider' | 'label' | 'level' | 'linkedAt' | 'lastUsedAt'
  >[];
  /** Whether the means that raised the case is theirs. */
  readonly ownsMeans: boolean;
  /** When a national identifier of theirs was first recorded. */
  readonly provenSince: Date | undefined;
}

export interface ReviewForStaff extends Omit<Review, 'sides' | 'keys'> {
  readonly sides: readonly ReviewSide[];
  readonly proposedByName: string | undefined;
  readonly decidedByName: string | undefined;
  /** Whether the reader may still say that the sides are one: no proposal of their own. */
  readonly mayJoin: boolean;
  /** Whether what the verdict made one can still be separated. */
  /** Until when the joining can be taken back; undefined when it cannot. */
  readonly undoUntil: Date | undefined;
}

export type ListedReview = Pick<
  Review,
  'id' | 'kind' | 'status' | 'provider' | 'label' | 'openedAt' | 'verdict' | 'decidedAt'
>;

/** The last of them stand below those that wait. */
const decidedOnPage = 20;

/**
 * Cases that wait, the oldest first, and those decided, the newest first; a page of each.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `request.malformed`
 */
export async function listReviews(
  deps: StaffDeps,
  {
    actor,
    cursor,
    decided,
  }: {
    readonly actor: Actor;
    readonly cursor?: string | undefined;
    readonly decided?: string | undefined;
  },
): Promise<{ readonly waiting: Listed<ListedReview>; readonly decided: Listed<ListedReview> }> {
  await deps.demandRight(deps.db, actor, 'person.merge');
  const ofWaiting = { after: momentOf(cursor), limit: pageSize + 1 };
  const ofDecided = { after: momentOf(decided), limit: decidedOnPage + 1 };
  return {
    waiting: pageOf(await findWaitingReviews(deps.db, ofWaiting)),
    decided: pageOf(await findDecidedReviews(deps.db, ofDecided), decidedOnPage),
  };
}

/**
 * One case with what each side shows; the audit keeps who looked at whom.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `review.not_found`, `review.own_case`
 */
export async function readReview(
  deps: StaffDeps,
  { actor, reviewId }: { readonly actor: Actor; readonly reviewId: ReviewId },
): Promise<ReviewForStaff> {
  const { db } = deps;
  await deps.demandRight(db, actor, 'person.merge');
  const review = await findReview(db, reviewId);
  if (!review) throw new PiazzaError('review.not_found', { reviewId });
  if (review.sides.includes(actor.memberId)) throw new PiazzaError('review.own_case', { reviewId });
  await auditLook(deps, actor, review);

  const { sides, keys: _, ...shown } = review;
  const merges = await findMerges(db, review.merges);
  return {
    ...shown,
    sides: await Promise.all(sides.map((side) => readSide(db, review, side))),
    proposedByName: await nameOf(db, review.proposedBy),
    decidedByName: await nameOf(db, review.decidedBy),
    mayJoin: review.proposedBy !== actor.memberId,
    undoUntil: lastUndo(merges.filter((merge) => canBeUndone(merge, deps.now()))),
  };
}

const lastUndo = ([merge]: readonly Merge[]): Date | undefined =>
  merge && later(merge.mergedAt, undoWindow);

const auditLook = ({ db, now }: StaffDeps, { memberId }: Actor, { id, sides }: Review) =>
  db.transaction().execute(async (trx) => {
    const data = { case: id };
    for (const subject of sides) {
      const look = { action: 'member.view', at: now(), actor: memberId, subject, data };
      await appendAudit(trx, look);
    }
  });

async function readSide(db: Db, review: Review, side: MemberId): Promise<ReviewSide> {
  const member = await findMember(db, side);
  if (!member) throw new PiazzaError('review.not_found', { reviewId: review.id });
  const identities = await findIdentities(db, side);
  const keys = await listPersonKeys(db, side);
  const { id, status, displayName, givenName, familyName, ageClass, createdAt } = member;
  const isMeans = ({ issuer, subject }: Identity): boolean =>
    issuer === review.issuer && subject === review.subject;
  return {
    id,
    status,
    displayName,
    givenName,
    familyName,
    ageClass,
    createdAt,
    identities,
    ownsMeans: identities.some(isMeans),
    provenSince: keys.map(({ recordedAt }) => recordedAt).toSorted((a, b) => +a - +b)[0],
  };
}

const nameOf = async (db: Db, id: MemberId | undefined): Promise<string | undefined> =>
  id && (await findMember(db, id))?.displayName;
