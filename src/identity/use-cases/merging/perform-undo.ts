// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MemberId } from '../../../kernel/ids.js';
import { canBeUndone, type Merge } from '../../domain/merge.js';
import type { MemberFeature } from '../../features.js';
import { updateMember, updateProfileOf } from '../../store/members.js';
import { findProvenAddresses } from '../../store/contact-points.js';
import { markUndone, returnBelongings } from '../../store/merges.js';
import { lockWhole } from '../lock-whole.js';
import { returnLimitation } from '../limiting/carry-limitation.js';
import { tell } from '../resolving/tell.js';

export interface UndoOrder {
  /** Locked by the caller. */
  readonly merge: Merge;
  readonly features: readonly MemberFeature[];
  readonly actor: MemberId;
  readonly at: Date;
}

/**
 * Gives back what a merge moved and is still there; the merged member can sign in again.
 * @throws PiazzaError `merge.too_late`, `member.suspended` when the survivor is not active
 */
export async function performUndo(
  trx: Trx,
  { merge, features, actor, at }: UndoOrder,
): Promise<void> {
  const { id: mergeId, from, into, journal } = merge;
  const members = await lockWhole(trx, features, [from, into]);
  const survivor = members.find((member) => member.id === into);
  if (survivor?.status !== 'active') throw new PiazzaError('member.suspended', { mergeId });
  if (!canBeUndone(merge, at)) throw new PiazzaError('merge.too_late', { mergeId });

  // Alive first: features may look at the member they give things back to.
  await updateMember(trx, from, { status: 'active', mergedInto: undefined });
  await returnBelongings(trx, merge);
  if (journal.addresses.length > 0) {
    await updateProfileOf(trx, from, { at });
    await updateProfileOf(trx, into, { at });
  }
  for (const feature of features) {
    // A feature that took no part in the merge has nothing to take back.
    if (feature.name in journal.features) {
      await feature.undoMerge?.(trx, { from, into, at }, journal.features[feature.name]);
    }
    await feature.endSessions?.(trx, { memberId: into, at, actor });
  }
  await loseAddresses(trx, { merge, features, actor, at });
  await returnLimitation(trx, { from, into, actor, at });
  await markUndone(trx, mergeId, at);
  await tell(trx, {
    event: 'member.unmerged',
    action: 'member.unmerge',
    at,
    actor,
    subject: from,
    data: { from: into, mergeId },
  });
}

/** What an address that went back proved for the survivor alone, meanwhile, ends with it. */
async function loseAddresses(
  trx: Trx,
  { merge: { from, into, journal }, features, actor, at }: UndoOrder,
): Promise<void> {
  const proven = await findProvenAddresses(trx, from);
  const returned = proven.filter(({ id }) => journal.addresses.includes(id));
  for (const domain of new Set(returned.map((address) => address.domain))) {
    for (const feature of features) {
      await feature.losesAddress?.(trx, { memberId: into, actor, at }, domain);
    }
  }
}
