// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { MemberId } from '../../kernel/ids.js';
import { mergeProof, type MergeId } from '../domain/merge.js';
import type { MemberFeature } from '../features.js';
import { transactWhole } from './lock-whole.js';
import { performMerge } from './merging/perform-merge.js';

export interface MergeMembers {
  readonly actor: Actor;
  readonly from: MemberId;
  readonly into: MemberId;
  /** When each side was last proven in this browser. */
  readonly proven: { readonly from: Date; readonly into: Date };
}

/**
 * Makes one member of two that the person has proven to be, both within ten minutes. `from` signs
 * in no more; what was theirs is `into`'s. It can be taken back for 14 days.
 *
 * @throws PiazzaError `merge.not_proven`, `merge.two_persons`, `member.suspended`
 */
export async function mergeMembers(
  deps: { readonly db: Db; readonly now: Clock; readonly features: readonly MemberFeature[] },
  { actor, from, into, proven }: MergeMembers,
): Promise<MergeId> {
  const at = deps.now();
  const oldest = Math.min(proven.from.getTime(), proven.into.getTime());
  const concerned = actor.memberId === from || actor.memberId === into;
  if (from === into || !concerned || at.getTime() - oldest > mergeProof) {
    throw new PiazzaError('merge.not_proven', { from, into });
  }
  const order = { features: deps.features, from, into, actor: actor.memberId, at };
  return transactWhole(deps.db, (trx) => performMerge(trx, order));
}
