// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import { later, type Clock } from '../../kernel/clock.js';
import type { MemberId } from '../../kernel/ids.js';
import { canBeUndone, undoWindow, type MergeId } from '../domain/merge.js';
import { findMergesInto } from '../store/merges.js';

export type { MergeId };

export interface ListedMerge {
  readonly id: MergeId;
  readonly mergedAt: Date;
  readonly undoUntil: Date;
}

/** The merges into a member that can still be taken back, newest first. */
export async function listMerges(
  deps: { readonly db: Db; readonly now: Clock },
  memberId: MemberId,
): Promise<readonly ListedMerge[]> {
  const merges = await findMergesInto(deps.db, memberId);
  return merges
    .filter((merge) => canBeUndone(merge, deps.now()))
    .map(({ id, mergedAt }) => ({ id, mergedAt, undoUntil: later(mergedAt, undoWindow) }));
}
