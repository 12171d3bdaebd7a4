// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import { newId } from '../../kernel/ids.js';
import { mergeJournal, type MergeJournal } from '../domain/merge-journal.js';
import type { Stint } from '../domain/stint.js';
import { lockCommunity } from '../store/communities.js';
import { listLiveGrants } from '../store/grants.js';
import { listOpenRequestsOf } from '../store/join-requests.js';
import { listLiveStintsOf } from '../store/stints.js';
import { admit } from './admit.js';
import { moveMasterCard } from './cards/move-card.js';
import { returnFounding } from './founding/change-of-member.js';
import { carryProposed, returnSuspended } from './carry-standing.js';
import { endGrantWith } from './end-grant.js';
import { returnFollowings } from './following/end-followings.js';
import { returnRefusals } from './mail-choices/end-refusals.js';
import { moveAppeals } from './measures/move-appeals.js';
import { dropUnreachable } from './roles/drop-unreachable.js';
import { movePlatformRoles, moveRequest, type Merging } from './merge-member.js';
import { copyGrants, moveStint, type Move } from './move-stint.js';
import { lockCarried, returnDelegation } from './seats/carry-delegation.js';

/**
 * Takes a merge back: what it moved and is still there returns to the member it came from; what ended since
 * stays ended. For identity, in its transaction, both members active.
 */
export async function undoMerge(
  trx: Trx,
  { from, into, at }: Merging,
  journal: unknown,
): Promise<void> {
  const moved = mergeJournal.parse(journal);
  const { stints, requests, platformGrants, communityRequest, card } = moved;
  const back = { to: from, at };
  const live = await listLiveStintsOf(trx, into);
  for (const entry of stints) {
    const stint = live.find(({ id }) => id === entry.to);
    if (stint) await returnStint(trx, { stint, entry }, back);
  }
  for (const request of await listOpenRequestsOf(trx, into)) {
    if (requests.includes(request.id)) await moveRequest(trx, request, back);
  }
  await moveAppeals(trx, into, { ...back, moved: moved.appeals ?? [] });
  await movePlatformRoles(trx, into, { ...back, only: platformGrants });
  if (card) await moveMasterCard(trx, into, { ...back, only: card });
  await returnFollowings(trx, into, { ...back, moved: moved.followings ?? [] });
  await returnRefusals(trx, into, { ...back, moved: moved.mailRefusals ?? [] });
  await returnFounding(trx, into, { ...back, requestId: communityRequest });
  // The ways in went back before: what was taken on with another's proof meanwhile is not kept.
  for (const memberId of [into, from]) {
    await dropUnreachable(trx, { memberId, at: back.at, actor: from });
  }
}

interface Moved {
  readonly stint: Stint;
  readonly entry: MergeJournal['stints'][number];
}

async function returnStint(trx: Trx, { stint, entry }: Moved, back: Move): Promise<void> {
  if (entry.created) {
    await moveStint(trx, stint, back);
    return;
  }
  // Both belonged: each belongs again, with the roles they had.
  await lockCommunity(trx, { id: stint.communityId });
  const delegate = await lockCarried(trx, stint, entry);
  // What came with a seat that has been lost since does not come back.
  if (entry.brought && !delegate) return;
  const copy = {
    id: newId<Stint['id']>(back.at.getTime()),
    memberId: back.to,
    path: entry.brought ? 'seat' : 'moved',
    // The affiliation is the other's own, and moves by itself.
    affiliationId: undefined,
  } as const;
  const target: Stint = { ...stint, ...copy };
  await admit(trx, target, { actor: back.to, at: back.at });
  const grants = (await listLiveGrants(trx, stint.id)).filter(({ id }) =>
    entry.grants.includes(id),
  );
  await copyGrants(trx, grants, { target, ...back });
  for (const grant of grants) {
    await endGrantWith(trx, grant, { status: 'dropped', at: back.at, actor: back.to });
  }
  const act = { at: back.at, actor: back.to };
  await returnDelegation(trx, delegate, { target, entry, ...act });
  if (entry.suspended) await returnSuspended(trx, stint, target, act);
  if (entry.proposed) await carryProposed(trx, stint, target, act);
}
