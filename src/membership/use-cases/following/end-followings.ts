// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import {
  deleteFollowing,
  insertFollowing,
  listFollowing,
} from '../../store/following/following.js';
import { record } from '../record.js';

interface Moving {
  readonly at: Date;
  /** Who is the same person from now on, and follows on; undefined when nobody does. */
  readonly to?: MemberId | undefined;
}

/** Ends everything that a member follows who is erased, or goes over to another. */
export async function endFollowings(trx: Trx, from: MemberId, { at, to }: Moving): Promise<void> {
  for (const { communityId, alerts } of await listFollowing(trx, {
    memberId: from,
    locale: 'it',
  })) {
    const about = { at, actor: to ?? from, community: communityId };
    await deleteFollowing(trx, { memberId: from, communityId });
    await record(trx, { ...about, type: 'following.ended', subject: from });
    if (!to || !(await insertFollowing(trx, { memberId: to, communityId, alerts, at }))) continue;
    await record(trx, { ...about, type: 'following.started', subject: to, data: { alerts } });
  }
}
