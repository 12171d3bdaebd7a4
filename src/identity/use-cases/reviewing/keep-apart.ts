// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MergeId } from '../../domain/merge.js';
import { findIdentityBySubject, tombstoneIdentity } from '../../store/identities.js';
import { lockMembers } from '../../store/members.js';
import { tell } from '../resolving/tell.js';
import type { Settling } from './join-sides.js';

/**
 * Two persons: a means that now names another one leaves the profile that it no longer names, and the
 * sessions that it opened end, with what nothing else of theirs can prove. Whoever it names has their own profile at the next sign-in.
 */
export async function keepApart(
  trx: Trx,
  { review, features, by, at }: Settling,
): Promise<readonly MergeId[]> {
  if (review.kind === 'two_members') return [];
  const identity = await findIdentityBySubject(trx, review);
  if (!identity || !review.sides.includes(identity.memberId)) return [];
  const { id: identityId, memberId, provider } = identity;
  await lockMembers(trx, [memberId]);
  await tombstoneIdentity(trx, identityId, at, { namesAnother: true });
  for (const feature of features) {
    await feature.endSessions?.(trx, { memberId, identityId, at, actor: by });
    await feature.losesMeans?.(trx, { memberId, at, actor: by });
  }
  await tell(trx, {
    event: 'member.unlinked',
    action: 'member.unlink',
    at,
    actor: by,
    subject: memberId,
    data: { identityId, provider },
  });
  return [];
}
