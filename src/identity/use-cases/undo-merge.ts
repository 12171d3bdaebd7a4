// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import { demandFresh } from '../domain/fresh.js';
import { canBeUndone, type Merge, type MergeId } from '../domain/merge.js';
import type { MemberFeature } from '../features.js';
import { lockMembers, updateMember, updateProfileOf } from '../store/members.js';
import { lockMerge, markUndone, returnBelongings } from '../store/merges.js';
import { tell } from './resolving/tell.js';

interface UndoDeps {
  readonly db: Db;
  readonly now: Clock;
  readonly features: readonly MemberFeature[];
}

/**
 * Takes a merge back within 14 days: what was moved and is still there returns to the member it came
 * from, who can sign in again.
 *
 * @throws PiazzaError `session.not_fresh`, `merge.not_found`, `merge.too_late`, `member.suspended`
 */
export async function undoMerge(
  deps: UndoDeps,
  { actor, mergeId }: { readonly actor: Actor; readonly mergeId: MergeId },
): Promise<void> {
  const at = deps.now();
  demandFresh(actor, at);
  await deps.db.transaction().execute(async (trx) => {
    const merge = await lockOwnMerge(trx, actor, mergeId);
    if (!canBeUndone(merge, at)) throw new PiazzaError('merge.too_late', { mergeId });

    // Alive first: features may look at the member they give things back to.
    await updateMember(trx, merge.from, { status: 'active', mergedInto: undefined });
    await returnBelongings(trx, merge);
    if (merge.journal.addresses.length > 0) {
      await updateProfileOf(trx, merge.from, { at });
      await updateProfileOf(trx, merge.into, { at });
    }
    for (const feature of deps.features) {
      // A feature that took no part in the merge has nothing to take back.
      if (feature.name in merge.journal.features) {
        const journal = merge.journal.features[feature.name];
        await feature.undoMerge?.(trx, merge.from, merge.into, journal);
      }
      await feature.endSessions?.(trx, { memberId: merge.into, at });
    }
    await markUndone(trx, mergeId, at);
    await tell(trx, {
      event: 'member.unmerged',
      action: 'member.unmerge',
      at,
      actor: actor.memberId,
      subject: merge.from,
      data: { from: merge.into, mergeId },
    });
  });
}

async function lockOwnMerge(trx: Trx, actor: Actor, id: MergeId): Promise<Merge> {
  const merge = await lockMerge(trx, id);
  if (!merge || merge.undoneAt || merge.into !== actor.memberId) {
    throw new PiazzaError('merge.not_found', { mergeId: id });
  }
  const members = await lockMembers(trx, [merge.from, merge.into]);
  const survivor = members.find((member) => member.id === merge.into);
  if (survivor?.status !== 'active') throw new PiazzaError('member.suspended', { mergeId: id });
  return merge;
}
