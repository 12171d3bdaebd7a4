// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import { answerOffer } from '../../src/membership/use-cases/answer-offer.js';
import { leaveCommunity } from '../../src/membership/use-cases/leave-community.js';
import { offerRole } from '../../src/membership/use-cases/offer-role.js';
import { resignRole } from '../../src/membership/use-cases/resign-role.js';
import { aCommunity, actorOf, aStint } from './builders/membership.js';
import { anAskedSuccessor, aSuccessor } from './builders/succession.js';

/** Asking for, agreeing to and taking over a place: each prepares what it needs and returns the act to be watched. */
export function successionActs(
  db: Db,
): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  return {
    'offer-role for the case of leaving': async () => {
      const community = await aCommunity(db);
      const { memberId } = await aStint(db, { community });
      const actor = actorOf(community.managerId);
      const ask = { slug: community.slug, memberId, role: 'manager', onLeave: true } as const;
      return () => offerRole(deps, { actor, ...ask });
    },
    'answer-offer for the case of leaving': async () => {
      const { memberId, grantId } = await anAskedSuccessor(db, { community: await aCommunity(db) });
      return () => answerOffer(deps, { actor: actorOf(memberId), grantId, accept: true });
    },
    'leave-community with successors': async () => {
      const community = await aCommunity(db);
      await aSuccessor(db, { community });
      await anAskedSuccessor(db, { community });
      const actor = actorOf(community.managerId);
      return () => leaveCommunity(deps, { actor, slug: community.slug });
    },
    'resign-role with a successor': async () => {
      const community = await aCommunity(db);
      await aSuccessor(db, { community });
      const { id } = await db
        .selectFrom('live_role')
        .select('grant_id as id')
        .where('community_id', '=', community.id)
        .executeTakeFirstOrThrow();
      const actor = actorOf(community.managerId);
      return () => resignRole(deps, { actor, grantId: id as never });
    },
  };
}
