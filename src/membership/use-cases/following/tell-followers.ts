// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import { addJobs } from '../../../database/jobs.js';
import type { Clock } from '../../../kernel/clock.js';
import { deleteNews, listToTell, lockDueNews, saveTold } from '../../store/following/news.js';
import { transact } from '../transact.js';

/** So many mails are queued in one transaction. */
export const tellingBatch = 500;

/**
 * Queues the mails of a morning to the next followers of one community. A job; may run on every node at once:
 * each follower's mail is queued in the transaction that notes how far the telling is.
 * @returns whether there may be more to tell
 */
export async function tellFollowers({ db, now }: { db: Db; now: Clock }): Promise<boolean> {
  return transact(db, async (trx) => {
    const news = await lockDueNews(trx, now());
    if (!news) return false;
    const { communityId: community, kinds } = news;
    const followers = await listToTell(trx, news, tellingBatch);
    const morning = news.morning.toISOString();
    const jobs = followers.map((to) => ({
      key: `news:${community}:${morning}:${to}`,
      payload: { to, community, morning, kinds },
    }));
    if (jobs.length > 0) await addJobs(trx, 'news', jobs);
    const last = followers.at(-1);
    if (last === undefined || followers.length < tellingBatch) await deleteNews(trx, news);
    else await saveTold(trx, news, last);
    return true;
  });
}
