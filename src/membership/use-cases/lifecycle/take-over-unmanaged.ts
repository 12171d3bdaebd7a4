// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import { day, later, type Clock } from '../../../kernel/clock.js';
import type { CommunityId } from '../../../kernel/ids.js';
import { takeOverDays } from '../../domain/leaving/taking-over.js';
import { lockCommunity } from '../../store/communities.js';
import { listUnmanaged } from '../../store/lifecycle/unmanaged.js';
import { lockStandingStaff } from '../../store/standing-staff.js';
import { appoint } from '../keep-managed.js';
import { transact } from '../transact.js';
import { wake } from './wake.js';

const batch = 100;

/**
 * A community that lost its last manager while nobody could take over gets its caretaker after a week, by the same rule
 * by which it would have had one at once: whoever of the regional staff keeps the fewest. Nobody appoints themselves
 * by it, and a staff of one person is enough. One that the staff froze stays frozen. A job; may run on every node at
 * once. @returns how many
 */
export async function takeOverUnmanaged(deps: { db: Db; now: Clock }): Promise<number> {
  const at = deps.now();
  const due = { before: later(at, -takeOverDays * day), limit: batch };
  let done = 0;
  for (const id of await listUnmanaged(deps.db, due)) {
    if (await transact(deps.db, (trx) => takeOver(trx, id, at))) done += 1;
  }
  return done;
}

async function takeOver(trx: Trx, id: CommunityId, at: Date): Promise<boolean> {
  const community = await lockCommunity(trx, { id });
  const { status, statusReason, activeManagers } = community;
  // Somebody may have been appointed, or the staff have frozen it, since.
  if (status !== 'frozen' || statusReason !== undefined || activeManagers > 0) return false;
  const staff = await lockStandingStaff(trx, { communityId: id, except: [] });
  if (staff === undefined) return false;
  const act = { at, actor: undefined };
  await appoint(trx, { community, staff, by: undefined }, act);
  await wake(trx, community, act);
  return true;
}
