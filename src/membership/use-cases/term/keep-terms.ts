// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Stint } from '../../domain/stint.js';
import { dueReminder } from '../../domain/term/term.js';
import { lockCommunity } from '../../store/communities.js';
import { lockStint } from '../../store/stints.js';
import { listDueStints, markReminded, type DueStint } from '../../store/term/terms.js';
import { endMembership } from '../end-membership.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { startGrace } from './start-grace.js';

/**
 * Reminds members whose membership ends in 30, 14, 7 and 1 days, takes it into grace when its time is up, reminds
 * again before the grace is over, and lets it lapse then. A job; each in its own transaction, so that two nodes may
 * run it together.
 * @returns for how many something was done.
 */
export async function keepTerms(deps: { db: Db; now: Clock }): Promise<number> {
  let done = 0;
  for (const due of await listDueStints(deps.db, deps.now())) {
    if (await transact(deps.db, (trx) => keepTerm(trx, due, deps.now()))) done += 1;
  }
  return done;
}

async function keepTerm(trx: Trx, due: DueStint, at: Date): Promise<boolean> {
  const community = await lockCommunity(trx, { id: due.communityId });
  const stint = await lockStint(trx, due.id);
  if (stint?.status === 'grace' && stint.graceUntil) {
    if (stint.graceUntil > at) return remind(trx, stint, { at, until: stint.graceUntil });
    await endMembership(trx, { community, stint }, { status: 'expired', at, actor: undefined });
    return true;
  }
  if (stint?.status !== 'active' || !stint.expiresAt) return false;
  if (stint.expiresAt <= at) {
    const grace = { at, actor: undefined, why: 'expired' } as const;
    return (await startGrace(trx, stint, grace)) !== undefined;
  }
  return remind(trx, stint, { at, until: stint.expiresAt });
}

async function remind(
  trx: Trx,
  { id, memberId, communityId, graceReason }: Stint,
  { at, until }: { at: Date; until: Date },
): Promise<boolean> {
  const days = dueReminder(until, at);
  if (days === undefined || !(await markReminded(trx, id, days))) return false;
  const data = { stint: id, days, until: until.toISOString(), grace: graceReason };
  const about = { at, actor: undefined, subject: memberId, community: communityId };
  await record(trx, { ...about, type: 'stint.expiring', data });
  return true;
}
