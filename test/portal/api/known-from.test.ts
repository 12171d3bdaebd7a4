// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { relayOnce } from '../../../src/database/relay.js';
import { mergeMembers } from '../../../src/identity/use-cases/merge-members.js';
import { undoMerge } from '../../../src/identity/use-cases/undo-merge.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { placeNames } from '../../../src/portal/use-cases/changes/tell-names.js';
import { actorOf } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { everyFeature } from '../../support/filled-world.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aServedCommunity, subjectsOf } from '../../support/portal/served.js';
import { aVisitor, visit } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const deps = { db, now, features: everyFeature(db) };

interface Told {
  readonly type: string;
  readonly subject: string;
}

/** A portal of one community, and somebody who has yet to come to it. */
async function coming() {
  const world = await aServedCommunity({ db, app }, {});
  const { slug } = world.community;
  const visitor = await aVisitor({ db, app });
  const place = () => relayOnce(db, [placeNames]);
  return {
    ...world,
    slug,
    visitor,
    place,
    join: (memberId: MemberId) => joinCommunity(deps, { actor: actorOf(memberId), slug }),
    leave: (memberId: MemberId) => leaveCommunity(deps, { actor: actorOf(memberId), slug }),
    arrive: async (who = visitor) => (await visit(app, world.portal, who)).sub,
    feed: async (after = 0) => {
      await place();
      const { body } = await world.get(`/events?after=${after}`);
      const items = body['items'] as readonly Told[];
      return { told: items.map(({ type, subject }) => `${type} ${subject}`), next: body['next'] };
    },
    since: async (asOf: string, more = '') => {
      await place();
      return world.list(`changed_since=${asOf}${more}`);
    },
  };
}

describe('before a portal knew somebody', () => {
  it('what happened is not in the feed, what happens later is', async () => {
    const { visitor, join, leave, arrive, feed } = await coming();
    await join(visitor.memberId);
    await leave(visitor.memberId);
    await join(visitor.memberId);
    const sub = await arrive();
    expect((await feed()).told).toEqual([]);
    await leave(visitor.memberId);
    expect((await feed()).told).toEqual([`stint.ended ${sub}`]);
  });

  it('what began is in the feed where it was done afterwards', async () => {
    const { slug, visitor, arrive, feed, place } = await coming();
    const sub = await db.transaction().execute(async (trx) => {
      await joinCommunity({ db: trx, now }, { actor: actorOf(visitor.memberId), slug });
      const known = await arrive();
      await place();
      return known;
    });
    expect((await feed()).told).toEqual([`stint.started ${sub}`]);
  });
});

describe('whoever becomes known to a portal', () => {
  it('is told to who keeps a copy, once', async () => {
    const { visitor, join, arrive, list, since } = await coming();
    await join(visitor.memberId);
    const { asOf } = await list();
    const sub = await arrive();
    const told = await since(asOf);
    expect(told).toMatchObject({ items: [{ subject: sub, member: true }], next: null });
    await arrive();
    expect((await since(told.asOf)).items).toEqual([]);
  });

  it('is not named where they do not belong, nor where they no longer did', async () => {
    const { visitor, join, leave, arrive, list, since } = await coming();
    await join(visitor.memberId);
    await leave(visitor.memberId);
    const { asOf } = await list();
    await arrive();
    await arrive(await aVisitor({ db, app }));
    expect((await since(asOf)).items).toEqual([]);
  });

  it('stands in their place among those for whom something changed, page by page', async () => {
    const { visitor, join, leave, arrive, list, since } = await coming();
    const others = [await aVisitor({ db, app }), await aVisitor({ db, app })];
    const [first, last] = [await arrive(others[0]), await arrive(others[1])];
    await join(visitor.memberId);
    await join(others[1]?.memberId ?? visitor.memberId);
    const { asOf } = await since((await list()).asOf);
    await join(others[0]?.memberId ?? visitor.memberId);
    const sub = await arrive();
    await leave(others[1]?.memberId ?? visitor.memberId);
    const whole = await since(asOf);
    expect(subjectsOf(whole.items)).toEqual([first, sub, last]);
    const paged: string[] = [];
    for (let page = await since(asOf, '&limit=1'); ; ) {
      paged.push(...subjectsOf(page.items));
      if (page.next === null) break;
      page = await since(asOf, `&limit=1&cursor=${page.next}`);
    }
    expect(paged).toEqual([first, sub, last]);
  });

  it('is told with what a merge brings them, and without it once it is taken back', async () => {
    const { visitor, join, arrive, list, since } = await coming();
    const sub = await arrive();
    const { memberId: into } = await aVisitor({ db, app });
    await join(into);
    const { asOf } = await since((await list()).asOf);
    const proven = { from: now(), into: now() };
    const from = visitor.memberId;
    const mergeId = await mergeMembers(deps, { actor: actorOf(into), from, into, proven });
    const merged = await since(asOf);
    expect(merged.items).toMatchObject([{ subject: sub, member: true }]);
    await undoMerge(deps, { actor: actorOf(into), mergeId });
    expect((await since(merged.asOf)).items).toMatchObject([{ subject: sub, member: false }]);
  });
});
