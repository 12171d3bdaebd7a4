// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';
import type { Member } from '../domain/member.js';
import type { MemberFeature } from '../features.js';
import { lockMembers } from '../store/members.js';
import { StaleDecision } from './resolving/stale.js';

/**
 * Locks members with all that is theirs, in the one order of every act: first what features lock before they
 * touch a member, then the members, each kind by its ids. Whoever names a member in a row of a community holds
 * that community already, so that neither waits for the other.
 * @throws StaleDecision when a member came to belong elsewhere meanwhile, where somebody is at work just now
 */
export async function lockWhole(
  trx: Trx,
  features: readonly MemberFeature[],
  ids: readonly MemberId[],
): Promise<Member[]> {
  for (const feature of features) await feature.lockBelongings?.(trx, ids);
  const members = await lockMembers(trx, ids);
  for (const feature of features) {
    const complete = await feature.lockBelongings?.(trx, ids, { waiting: false });
    if (complete === false) throw new StaleDecision('the member came to belong elsewhere');
  }
  return members;
}

/** Runs an act on whole members in one transaction, again where it met another at work. */
export async function transactWhole<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let races = 0; ; races += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (!(error instanceof StaleDecision) || races >= longestRace) throw error;
    }
  }
}

const longestRace = 5;
