// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import { demandFresh } from '../domain/fresh.js';
import type { MergeId } from '../domain/merge.js';
import type { MemberFeature } from '../features.js';
import { transactWhole } from './lock-whole.js';
import { lockMergeWhole } from './merging/lock-merge.js';
import { performUndo } from './merging/perform-undo.js';

interface UndoDeps {
  readonly db: Db;
  readonly now: Clock;
  readonly features: readonly MemberFeature[];
}

/**
 * Takes a merge into the actor's profile back within 14 days: what was moved and is still there returns
 * to the member it came from, who can sign in again.
 *
 * @throws PiazzaError `session.not_fresh`, `merge.not_found`, `merge.too_late`, `member.suspended`
 */
export async function undoMerge(
  deps: UndoDeps,
  { actor, mergeId }: { readonly actor: Actor; readonly mergeId: MergeId },
): Promise<void> {
  const at = deps.now();
  demandFresh(actor, at);
  await transactWhole(deps.db, async (trx) => {
    const { features } = deps;
    const merge = await lockMergeWhole(trx, features, mergeId);
    if (!merge || merge.undoneAt || merge.into !== actor.memberId) {
      throw new PiazzaError('merge.not_found', { mergeId });
    }
    await performUndo(trx, { merge, features, actor: actor.memberId, at });
  });
}
