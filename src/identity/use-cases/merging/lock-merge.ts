// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { Merge, MergeId } from '../../domain/merge.js';
import type { MemberFeature } from '../../features.js';
import { findMerges, lockMerge } from '../../store/merges.js';
import { lockWhole } from '../lock-whole.js';

/** Locks a merge after the two members that it is about, as an erasure takes them too. @throws StaleDecision */
export async function lockMergeWhole(
  trx: Trx,
  features: readonly MemberFeature[],
  id: MergeId,
): Promise<Merge | undefined> {
  const [found] = await findMerges(trx, [id]);
  if (!found) return undefined;
  await lockWhole(trx, features, [found.from, found.into]);
  return lockMerge(trx, id);
}
