// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { MergeId } from '../../domain/merge.js';
import type { MemberFeature } from '../../features.js';
import { updateMember, updateProfileOf } from '../../store/members.js';
import { insertMerge, moveBelongings } from '../../store/merges.js';
import { holdDifferentKeys } from '../../store/person-keys.js';
import { lockWhole } from '../lock-whole.js';
import { carryLimitation } from '../limiting/carry-limitation.js';
import { tell } from '../resolving/tell.js';

export interface MergeOrder {
  readonly features: readonly MemberFeature[];
  readonly from: MemberId;
  readonly into: MemberId;
  readonly actor: MemberId;
  readonly at: Date;
  /** Two people of the staff have found that two national identifiers are of one person. */
  readonly keysMayDiffer?: boolean;
}

/**
 * Moves all that is `from`'s to `into`, which alone remains; every feature moves its own part in the
 * same transaction. The journal is what `undoMerge` needs.
 * @throws StaleDecision; PiazzaError `member.suspended` when one of them is not active, `merge.two_persons`
 */
export async function performMerge(trx: Trx, order: MergeOrder): Promise<MergeId> {
  const { from, into, actor, at } = order;
  const members = await lockWhole(trx, order.features, [from, into]);
  const active = members.filter((member) => member.status === 'active');
  if (active.length < 2) throw new PiazzaError('member.suspended', { from, into });
  if (!order.keysMayDiffer && (await holdDifferentKeys(trx, from, into))) {
    throw new PiazzaError('merge.two_persons', { from, into });
  }

  const features: Record<string, unknown> = {};
  for (const feature of order.features) {
    if (!feature.mergeMember) continue;
    features[feature.name] = (await feature.mergeMember(trx, { from, into, at })) ?? null;
  }
  const moved = await moveBelongings(trx, from, into);
  await updateMember(trx, from, { status: 'merged', mergedInto: into });
  if (moved.addresses.length > 0) await updateProfileOf(trx, into, { at });

  await carryLimitation(trx, order);

  const journal = { ...moved, features };
  const mergeId = await insertMerge(trx, { from, into, actor, journal, mergedAt: at });
  await tell(trx, {
    event: 'member.merged',
    action: 'member.merge',
    at,
    actor,
    subject: from,
    data: { into, mergeId },
  });
  return mergeId;
}
