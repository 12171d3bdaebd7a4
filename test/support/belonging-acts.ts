// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import type { Actor } from '../../src/kernel/actor.js';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import type { CommunityId } from '../../src/kernel/ids.js';
import { leaveCommunity } from '../../src/membership/use-cases/leave-community.js';
import { returnToCommunity } from '../../src/membership/use-cases/leaving/return-to-community.js';
import {
  pauseMembership,
  unpauseMembership,
} from '../../src/membership/use-cases/pausing/pause-membership.js';
import { readOwedTerms } from '../../src/membership/use-cases/terms-of-use/read-terms.js';
import { keepTerms } from '../../src/membership/use-cases/term/keep-terms.js';
import { renewMembership } from '../../src/membership/use-cases/term/renew-membership.js';
import { setMembershipTerm } from '../../src/membership/use-cases/term/set-membership-term.js';
import { aCommunity, aStint, actorOf } from './builders/membership.js';

async function belonging(db: Db) {
  const community = await aCommunity(db);
  const { memberId, id } = await aStint(db, { community });
  const expires = later(now(), 10 * day);
  await db.updateTable('stint').set({ expires_at: expires }).where('id', '=', id).execute();
  return { community, slug: community.slug, actor: actorOf(memberId) };
}

/** Each prepares what it needs and returns the act to be watched. */
export function belongingActs(
  db: Db,
): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  const acceptingAll = async (communityId: CommunityId, viewer: Actor) => {
    const owed = await readOwedTerms(deps, { viewer, communityId, lang: 'it' });
    return { versions: owed.map(({ id }) => id), lang: 'it' } as const;
  };
  return {
    'leaving/return-to-community': async () => {
      const { community, slug, actor } = await belonging(db);
      await leaveCommunity(deps, { actor, slug });
      const accepted = await acceptingAll(community.id, actor);
      return () => returnToCommunity(deps, { actor, slug, accepted });
    },
    'pausing/pause-membership': async () => {
      const { slug, actor } = await belonging(db);
      return () => pauseMembership(deps, { actor, slug, listed: true });
    },
    'pausing/pause-membership (and back)': async () => {
      const { slug, actor } = await belonging(db);
      await pauseMembership(deps, { actor, slug, listed: true });
      return () => unpauseMembership(deps, { actor, slug });
    },
    'term/keep-terms': async () => {
      await belonging(db);
      return () => keepTerms({ db, now: () => later(now(), 11 * day) });
    },
    'term/renew-membership': async () => {
      const { community, slug, actor } = await belonging(db);
      const accepted = await acceptingAll(community.id, actor);
      return () => renewMembership(deps, { actor, slug, accepted });
    },
    'term/set-membership-term': async () => {
      const { community, slug } = await belonging(db);
      const actor = actorOf(community.managerId);
      return () =>
        setMembershipTerm(deps, {
          actor,
          slug,
          term: { months: 12, graceDays: 30, onLoss: 'grace' },
        });
    },
  };
}
