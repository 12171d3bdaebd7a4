// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { MemberFeature } from '../features.js';
import { findIdentityHistory } from '../store/identities.js';
import { findLimitations } from '../store/limitations.js';
import { findMergeHistory } from '../store/merges.js';
import { listPersonKeys } from '../store/person-keys.js';
import { findReviewHistory } from '../store/reviews.js';
import { findSuspensions } from '../store/suspensions.js';
import { getProfile } from './get-profile.js';

/**
 * Everything that is known of the actor, as plain JSON (GDPR, art. 15 and 20). National identifiers
 * are not in it: only their keyed hashes are kept, and those say nothing to anybody.
 *
 * @throws PiazzaError `member.not_found`
 */
export async function exportMember(
  deps: { readonly db: Db; readonly now: Clock; readonly features: readonly MemberFeature[] },
  { actor }: { readonly actor: Actor },
): Promise<Readonly<Record<string, unknown>>> {
  const { memberId } = actor;
  const { addresses, proven: _, ...member } = await getProfile(deps, memberId);
  const identities = await findIdentityHistory(deps.db, memberId);
  const keys = await listPersonKeys(deps.db, memberId);
  const others: Record<string, unknown> = {};
  for (const feature of deps.features) {
    if (!feature.exportMember) continue;
    others[feature.name] = await feature.exportMember(deps.db, memberId);
  }
  return {
    exportedAt: deps.now(),
    member,
    addresses,
    identities: identities.map(({ memberId: _owner, ...identity }) => identity),
    personKeys: keys.map(({ scheme, level, recordedAt }) => ({ scheme, level, recordedAt })),
    merges: await findMergeHistory(deps.db, memberId),
    reviews: await findReviewHistory(deps.db, memberId),
    suspensions: (await findSuspensions(deps.db, memberId)).map(({ at, reason, lifted }) => ({
      at,
      reason,
      liftedAt: lifted?.at,
    })),
    limitations: (await findLimitations(deps.db, memberId)).map(({ at, reason, lifted }) => ({
      at,
      reason,
      liftedAt: lifted?.at,
    })),
    ...others,
  };
}
