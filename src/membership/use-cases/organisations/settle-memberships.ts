// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { CommunityId, MemberId } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import type { HeldAffiliation } from '../../domain/organisations/demand.js';
import { belongsFor, demandsOn, isLostWith } from '../../domain/organisations/resting.js';
import type { Stint } from '../../domain/stint.js';
import { endsAtOnce } from '../../domain/term/term.js';
import { lockCommunity } from '../../store/communities.js';
import { originOf } from '../../store/leaving/last-stint.js';
import { listHeldAffiliations } from '../../store/organisations/held-affiliations.js';
import { lockStintsToRestore, restoreStint } from '../../store/organisations/resting-stints.js';
import { lockLiveStint } from '../../store/stints.js';
import { readTerm } from '../../store/term/terms.js';
import { endMembership } from '../end-membership.js';
import { record } from '../record.js';
import { startGrace } from '../term/start-grace.js';

interface Act {
  readonly at: Date;
  readonly actor: MemberId | undefined;
}

/**
 * Somebody no longer belongs somewhere: the memberships that asked for it go on for a while, with everything, or
 * end at once, as their community says; where another affiliation does as well, nothing changes. The caller holds the communities, and has ended the affiliation.
 */
export async function settleAfterLoss(
  trx: Trx,
  loss: {
    readonly memberId: MemberId;
    readonly lost: HeldAffiliation;
    readonly communities: readonly CommunityId[];
  },
  act: Act,
): Promise<void> {
  const left = await listHeldAffiliations(trx, loss.memberId);
  for (const id of loss.communities) {
    const community = await lockCommunity(trx, { id });
    const stint = await lockLiveStint(trx, id, loss.memberId);
    if (!stint) continue;
    const demands = demandsOn(community.ways, await originOf(trx, stint));
    if (isLostWith(demands, { lost: loss.lost, left })) await lose(trx, { community, stint }, act);
  }
}

async function lose(
  trx: Trx,
  { community, stint }: { readonly community: Community; readonly stint: Stint },
  { at, actor }: Act,
): Promise<void> {
  const why = 'affiliation_ended';
  if (endsAtOnce(community, await readTerm(trx, community.id))) {
    await endMembership(trx, { community, stint }, { status: 'expired', at, actor, why });
  } else {
    await startGrace(trx, stint, { at, actor, why });
  }
}

/** Somebody belongs somewhere, or has proven it better: what waited for it goes on as before. */
export async function restoreMemberships(
  trx: Trx,
  memberId: MemberId,
  { at, actor }: Act,
): Promise<void> {
  const waiting = await lockStintsToRestore(trx, memberId);
  if (waiting.length === 0) return;
  const held = await listHeldAffiliations(trx, memberId);
  for (const { stint, ways } of waiting) {
    if (!belongsFor(demandsOn(ways, await originOf(trx, stint)), held)) continue;
    await restoreStint(trx, stint);
    const about = { at, actor, subject: memberId, community: stint.communityId };
    await record(trx, { ...about, type: 'stint.restored', data: { stint: stint.id } });
  }
}
