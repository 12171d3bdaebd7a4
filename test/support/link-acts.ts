// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import { answerLink, removeLink } from '../../src/membership/use-cases/links/answer-link.js';
import { aLink, aProposedLink } from './builders/link.js';
import { aCommunity, actorOf } from './builders/membership.js';

/** Each prepares what it needs and returns the act to be watched. */
export function linkActs(db: Db): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  const two = async () => [await aCommunity(db), await aCommunity(db)] as const;
  return {
    'links/propose-link': async () => {
      const sides = await two();
      return () => aProposedLink(db, sides);
    },
    'links/answer-link': async () => {
      const sides = await two();
      const linkId = await aProposedLink(db, sides);
      const actor = actorOf(sides[1].managerId);
      return () => answerLink(deps, { actor, linkId, answer: 'accept' });
    },
    'links/answer-link with no': async () => {
      const sides = await two();
      const linkId = await aProposedLink(db, sides);
      const actor = actorOf(sides[1].managerId);
      return () => answerLink(deps, { actor, linkId, answer: 'decline' });
    },
    'links/answer-link taken away': async () => {
      const sides = await two();
      const linkId = await aLink(db, sides);
      return () => removeLink(deps, { actor: actorOf(sides[1].managerId), linkId });
    },
  };
}
