// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import { addJobs } from '../../../database/jobs.js';
import {
  deletePlatformAnnouncement,
  listEverybodyToTell,
  lockPlatformAnnouncement,
  savePlatformAnnouncedTo,
} from '../../store/announcing/platform-announcements.js';
import { transact } from '../transact.js';
import { afterOthers, announcingBatch } from './tell-members.js';

/**
 * Queues the mails about a change of the platform to the next members; as `tellMembers` does for a community.
 * @returns whether there may be more to tell
 */
export async function tellEverybody({ db }: { db: Db }): Promise<boolean> {
  return transact(db, async (trx) => {
    const announcement = await lockPlatformAnnouncement(trx);
    if (!announcement) return false;
    const { eventId: event, kind: template } = announcement;
    const members = await listEverybodyToTell(trx, announcement, announcingBatch);
    const jobs = members.map((to) => ({
      key: `notice:${event}:everybody:${to}`,
      payload: { template, to, event },
    }));
    if (jobs.length > 0) await addJobs(trx, 'notice', jobs, { priority: afterOthers });
    const last = members.at(-1);
    if (last === undefined || members.length < announcingBatch)
      await deletePlatformAnnouncement(trx, event);
    else await savePlatformAnnouncedTo(trx, event, last);
    return true;
  });
}
