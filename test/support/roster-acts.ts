// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import { joinCommunity } from '../../src/membership/use-cases/join-community.js';
import { bringIn } from '../../src/membership/use-cases/roster/bring-in.js';
import { takeOut } from '../../src/membership/use-cases/roster/take-out.js';
import { invitingDeps } from './builders/invitation.js';
import { orderOf } from './builders/measures.js';
import { aCommunity, aStint, actorOf, someMember } from './builders/membership.js';

/** Each prepares what it needs and returns the act to be watched. */
export function rosterActs(
  db: Db,
): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = invitingDeps(db);
  const somebody = async () => {
    const { slug, managerId } = await aCommunity(db, { joinPath: 'approval' });
    const memberId = await someMember(db);
    const letter = { address: 'nota@example.org', locale: 'it' } as const;
    return { actor: actorOf(managerId), slug, memberId, ...letter };
  };
  return {
    'roster/bring-in who asked': async () => {
      const input = await somebody();
      const { slug, memberId } = input;
      await joinCommunity({ db, now }, { actor: actorOf(memberId), slug });
      return () => bringIn(deps, input);
    },
    'roster/bring-in who is asked': async () => {
      const input = await somebody();
      return () => bringIn(deps, input);
    },
    'roster/take-out': async () => {
      const place = await aCommunity(db);
      const { memberId } = await aStint(db, { community: place });
      const order = orderOf(place, memberId);
      return () => db.transaction().execute((trx) => takeOut({ db: trx, now }, order));
    },
  };
}
