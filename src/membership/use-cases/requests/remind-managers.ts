// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { later, type Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import { remindPause } from '../../domain/join-request.js';
import { lockCommunity } from '../../store/communities.js';
import { hasEscalated, markReminded } from '../../store/escalated-requests.js';
import { demand, demandActive, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * The regional staff writes to those who manage a community that leaves requests without an answer. Deciding stays
 * theirs, or a caretaker's.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `community.not_found`, `community.not_active`,
 *   `community.nothing_unanswered`, `community.reminded_today` within a day of the last mail
 */
export async function remindManagers(
  deps: { db: Db; now: Clock },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'appeal.decide');
    const community = await lockCommunity(trx, slug);
    demandActive(community);
    if (!(await hasEscalated(trx, community.id))) {
      throw new PiazzaError('community.nothing_unanswered', { slug });
    }
    const at = deps.now();
    const isFirst = await markReminded(trx, community.id, { at, since: later(at, -remindPause) });
    if (!isFirst) throw new PiazzaError('community.reminded_today', { slug });
    const type = 'community.managers_reminded';
    await record(trx, { type, at, actor: actor.memberId, community: community.id });
  });
}
