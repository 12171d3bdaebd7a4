// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import { answerDispute } from '../../src/membership/use-cases/disputes/answer-dispute.js';
import { decideDispute } from '../../src/membership/use-cases/disputes/decide-dispute.js';
import { openDispute } from '../../src/membership/use-cases/disputes/open-dispute.js';
import { leaveCommunity } from '../../src/membership/use-cases/leave-community.js';
import { aDispute } from './builders/disputes.js';
import { aCommunity, actorOf, aGrant, aStaffMember } from './builders/membership.js';

/** Disputes between managers: each prepares what it needs and returns the act to be watched. */
export function disputeActs(
  db: Db,
): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  const decided = (verdict: 'upheld' | 'dismissed') => async () => {
    const { disputeId } = await aDispute(db);
    const actor = await aStaffMember(db);
    return () => decideDispute(deps, { actor, disputeId, verdict, reason: 'Sentite le parti' });
  };
  return {
    'disputes/open-dispute': async () => {
      const community = await aCommunity(db);
      const { id: grantId } = await aGrant(db, { community, role: 'manager' });
      const actor = actorOf(community.managerId);
      return () => openDispute(deps, { actor, grantId, message: 'Non risponde' });
    },
    'disputes/answer-dispute': async () => {
      const { disputeId, holder } = await aDispute(db);
      return () => answerDispute(deps, { actor: holder, disputeId, message: 'Ero malata' });
    },
    'disputes/decide-dispute': decided('upheld'),
    'disputes/decide-dispute by dismissing': decided('dismissed'),
    'leave-community while disputed': async () => {
      const { community, holder } = await aDispute(db);
      return () => leaveCommunity(deps, { actor: holder, slug: community.slug });
    },
  };
}
