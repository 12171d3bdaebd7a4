// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { MergeJournal } from '../../domain/merge-journal.js';
import {
  deleteFollowing,
  insertFollowing,
  listAllFollowed,
} from '../../store/following/following.js';
import { record } from '../record.js';

interface Moving {
  readonly at: Date;
  /** Who is the same person from now on, and follows on; undefined when nobody does. */
  readonly to?: MemberId | undefined;
}

type MovedFollowing = NonNullable<MergeJournal['followings']>[number];

/**
 * Ends everything that a member follows who is erased, or goes over to another.
 * @returns what `returnFollowings` needs
 */
export async function endFollowings(
  trx: Trx,
  from: MemberId,
  { at, to }: Moving,
): Promise<MovedFollowing[]> {
  const moved: MovedFollowing[] = [];
  for (const { communityId, alerts } of await listAllFollowed(trx, from)) {
    const about = { at, actor: to ?? from, community: communityId };
    await deleteFollowing(trx, { memberId: from, communityId });
    await record(trx, { ...about, type: 'following.ended', subject: from });
    const created = to
      ? await insertFollowing(trx, { memberId: to, communityId, alerts, at })
      : false;
    moved.push({ community: communityId, alerts, created });
    if (!to || !created) continue;
    await record(trx, { ...about, type: 'following.started', subject: to, data: { alerts } });
  }
  return moved;
}

/**
 * Undoes what a merge did to followings: those that it moved and that are still there go back; what the person
 * stopped following since stays ended.
 */
export async function returnFollowings(
  trx: Trx,
  from: MemberId,
  { at, to, moved }: { at: Date; to: MemberId; moved: readonly MovedFollowing[] },
): Promise<void> {
  const live = await listAllFollowed(trx, from);
  for (const { community, created, ...before } of moved) {
    const now = live.find(({ communityId }) => communityId === community);
    if (!now) continue;
    const { communityId } = now;
    const about = { at, actor: to, community: communityId };
    if (created) {
      await deleteFollowing(trx, { memberId: from, communityId });
      await record(trx, { ...about, type: 'following.ended', subject: from });
    }
    const alerts = created ? now.alerts : before.alerts;
    if (!(await insertFollowing(trx, { memberId: to, communityId, alerts, at }))) continue;
    await record(trx, { ...about, type: 'following.started', subject: to, data: { alerts } });
  }
}
