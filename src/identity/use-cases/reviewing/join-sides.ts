// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { MergeId } from '../../domain/merge.js';
import type { Review } from '../../domain/review.js';
import type { MemberFeature } from '../../features.js';
import { findMember } from '../../store/members.js';
import { completePersonKeys, findKeyHolders, type KeyRow } from '../../store/person-keys.js';
import { lockWhole } from '../lock-whole.js';
import { performMerge } from '../merging/perform-merge.js';

export interface Settling {
  readonly review: Review;
  readonly features: readonly MemberFeature[];
  readonly by: MemberId;
  readonly at: Date;
}

/**
 * Makes one member of all sides, the oldest of them, who then holds the keys of the reply too: whichever of
 * them a means says from now on, it finds this member.
 * @throws PiazzaError `review.changed` when a key has become somebody else's, `member.suspended`
 */
export async function joinSides(trx: Trx, order: Settling): Promise<readonly MergeId[]> {
  const { review, features, by, at } = order;
  const sides = await presentSides(trx, review);
  const [into, ...others] = sides;
  if (!into) throw new PiazzaError('review.changed', { review: review.id });
  await demandActive(trx, features, sides);
  const merges: MergeId[] = [];
  for (const from of others) {
    const merge = { features, from, into, actor: by, at, keysMayDiffer: true };
    merges.push(await performMerge(trx, merge));
  }
  await completePersonKeys(trx, rowsOf(review), { memberId: into, level: review.level, at });
  await refuseOtherHolder(trx, review, into);
  return merges;
}

async function demandActive(
  trx: Trx,
  features: readonly MemberFeature[],
  sides: readonly MemberId[],
): Promise<void> {
  const members = await lockWhole(trx, features, sides);
  const barred = members.find(({ status }) => status !== 'active');
  if (barred) throw new PiazzaError('member.suspended', { memberId: barred.id });
}

/** Who the sides are now, one that was merged meanwhile by its survivor, the oldest first. */
async function presentSides(trx: Trx, review: Review): Promise<MemberId[]> {
  const present = new Set<MemberId>();
  for (const side of review.sides) {
    let member = await findMember(trx, side);
    while (member?.mergedInto) member = await findMember(trx, member.mergedInto);
    if (!member || member.status === 'erased') {
      throw new PiazzaError('review.changed', { review: review.id });
    }
    present.add(member.id);
  }
  return [...present].toSorted();
}

/** A person who came in between holds the key now: who is who has to be asked anew. */
async function refuseOtherHolder(trx: Trx, review: Review, into: MemberId): Promise<void> {
  const holders = await findKeyHolders(trx, rowsOf(review));
  if (holders.some((holder) => holder !== into)) {
    throw new PiazzaError('review.changed', { review: review.id });
  }
}

const rowsOf = ({ keys }: Review): KeyRow[] =>
  keys.map(({ hmac, ...key }) => ({ ...key, hmac: Buffer.from(hmac, 'hex') }));
