// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import { reaches } from '../../../kernel/level.js';
import { grantRules } from '../../domain/terms.js';
import { lockCommunity } from '../../store/communities.js';
import { lockLiveGrants } from '../../store/grants.js';
import { lockBestLevel } from '../../store/means.js';
import { listLiveStintsOf } from '../../store/stints.js';
import { endGrantWith } from '../end-grant.js';
import { keepManaged } from '../keep-managed.js';
import { dropUnreachableDelegations } from '../seats/drop-offers.js';

/**
 * Ends the roles and delegations that a member can no longer act in, because no way in of theirs reaches the level, and sees to it
 * that somebody answers for the communities. For acts that take ways in away from a member as a whole; unlinking
 * one by one is refused instead.
 */
export async function dropUnreachable(
  trx: Trx,
  {
    memberId,
    ...act
  }: { readonly memberId: MemberId; readonly at: Date; readonly actor: MemberId },
): Promise<void> {
  const level = await lockBestLevel(trx, memberId);
  for (const stint of await listLiveStintsOf(trx, memberId)) {
    const grants = await lockLiveGrants(trx, stint.id);
    const lost = grants.filter(
      ({ role, status }) => status === 'active' && !reaches(level, grantRules[role].minimumLevel),
    );
    if (lost.length === 0) continue;
    const community = await lockCommunity(trx, { id: stint.communityId });
    await keepManaged(trx, { community, ending: lost }, act);
    for (const grant of lost) await endGrantWith(trx, grant, { status: 'dropped', ...act });
  }
  // After the roles: a membership that came with a delegation goes with it where none is left.
  await dropUnreachableDelegations(trx, memberId, { level, ...act });
}
