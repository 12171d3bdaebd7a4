// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { day, later, type Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug, StintId } from '../../../kernel/ids.js';
import { reaches } from '../../../kernel/level.js';
import { startStint } from '../../domain/stint.js';
import { readCandidacy } from '../../store/candidacy.js';
import { holdCommunity } from '../../store/communities.js';
import { findLastStint, type LastStint } from '../../store/leaving/last-stint.js';
import { admit } from '../admit.js';
import { demandActive } from '../authorise.js';
import { transact } from '../transact.js';

/** For so long after leaving one may take it back. */
export const undoTime = day;

/**
 * Takes one's own leaving back within a day: a new membership, without a request. The roles of before are not
 * given back, and nobody comes back this way who was removed or is barred.
 *
 * @throws PiazzaError `community.not_found`, `membership.return_too_late`, `community.not_active`,
 *   `membership.barred`, `session.level_too_low { minimum }`, `membership.already_member`
 */
export async function returnToCommunity(
  deps: { db: Db; now: Clock },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<{ stintId: StintId }> {
  return transact(deps.db, async (trx) => {
    const community = await holdCommunity(trx, slug);
    const at = deps.now();
    const pair = { communityId: community.id, memberId: actor.memberId };
    const left = await findLastStint(trx, pair);
    // Also for a community that does not show itself: who never belonged learns nothing.
    if (!left) throw new PiazzaError('community.not_found', { by: slug });
    if (!mayReturn(left, at)) throw new PiazzaError('membership.return_too_late', { slug });
    demandActive(community);
    const { barred } = await readCandidacy(trx, { ...pair, at });
    if (barred) throw new PiazzaError('membership.barred', { ...barred });
    const { minimumLevel: minimum } = community;
    if (!reaches(actor.level, minimum)) {
      throw new PiazzaError('session.level_too_low', { minimum, level: actor.level });
    }
    const begun = startStint(community.id, actor, { path: 'returned', at });
    await admit(trx, { ...begun, resumesId: left.id }, { actor: actor.memberId, at });
    return { stintId: begun.id };
  });
}

/** Only what the person did themselves, and not long ago; whoever sat for an organisation is sent by it again. */
export const mayReturn = ({ status, endedAt, wasDelegate }: LastStint, at: Date): boolean =>
  status === 'left' && !wasDelegate && at < later(endedAt, undoTime);
