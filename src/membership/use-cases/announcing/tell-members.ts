// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import { addJobs } from '../../../database/jobs.js';
import {
  deleteAnnouncement,
  listMembersToTell,
  lockAnnouncement,
  saveAnnouncedTo,
} from '../../store/announcing/announcements.js';
import { decidingRoles } from '../addressees.js';
import { transact } from '../transact.js';

/** So many mails are queued in one transaction. */
export const announcingBatch = 500;

/** A large community must not hold up the mails that somebody waits for. */
export const afterOthers = 10;

/**
 * Queues the mails about a change in a community to its next members. A job; may run on every node at once, and goes
 * on where it was interrupted: each member's mail is queued in the transaction that notes how far the telling is.
 * @returns whether there may be more to tell
 */
export async function tellMembers({ db }: { db: Db }): Promise<boolean> {
  return transact(db, async (trx) => {
    const announcement = await lockAnnouncement(trx);
    if (!announcement) return false;
    const { eventId: event, communityId: community, kind: template } = announcement;
    // Those who manage the community are told of a new caretaker by name.
    const except = template === 'members_caretaker' ? decidingRoles : [];
    const binding = template === 'members_terms';
    const page = { except, limit: announcingBatch, binding };
    const members = await listMembersToTell(trx, announcement, page);
    const jobs = members.map((to) => ({
      key: `notice:${event}:members:${to}`,
      payload: { template, to, event, community },
    }));
    if (jobs.length > 0) await addJobs(trx, 'notice', jobs, { priority: afterOthers });
    const last = members.at(-1);
    if (last === undefined || members.length < announcingBatch)
      await deleteAnnouncement(trx, event);
    else await saveAnnouncedTo(trx, event, last);
    return true;
  });
}
