// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { relayOnce } from '../../../src/database/relay.js';
import { mergeMembers } from '../../../src/identity/use-cases/merge-members.js';
import { undoMerge } from '../../../src/identity/use-cases/undo-merge.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import type { Registration } from '../../../src/portal/use-cases/register-portal.js';
import { actorOf, someMember } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { everyFeature } from '../../support/filled-world.js';
import { callApi, portalToken } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aServedCommunity } from '../../support/portal/served.js';
import { knownTo } from '../../support/portal/webhooks.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const deps = { db, now, features: everyFeature(db) };

interface Page {
  readonly items: readonly { readonly subject: string; readonly member?: boolean }[];
  readonly next: string | number | null;
  readonly as_of?: string;
}

/** A portal as it reads changes: all at once, or page by page. */
async function reader(portal: Registration, slug: string) {
  const token = await portalToken(app, portal);
  const get = async (path: string) => {
    const { status, body } = await callApi(app, 'GET', path, { token });
    expect(status).toBe(200);
    return body as unknown as Page;
  };
  const list = `/communities/${slug}/members`;
  return {
    asOf: async () => String((await get(list)).as_of),
    whole: async (since: string) => (await get(`${list}?changed_since=${since}`)).items,
    async paged(since: string) {
      const pages: Page[] = [];
      for (let next: Page['next'] = ''; next !== null; next = pages.at(-1)?.next ?? null) {
        const cursor = next === '' ? '' : `&cursor=${next}`;
        pages.push(await get(`${list}?changed_since=${since}&limit=1${cursor}`));
      }
      return pages.flatMap(({ items }) => items);
    },
    async feed(limit: number) {
      const pages: Page[] = [];
      for (let next: Page['next'] = 0; pages.at(-1)?.next !== next; ) {
        if (pages.length > 0) next = pages.at(-1)?.next ?? null;
        pages.push(await get(`/events?after=${next}&limit=${limit}`));
      }
      return pages.flatMap(({ items }) => items);
    },
  };
}

/** Two people in one community, and two portals of different sectors: the first knows one of them, the second both. */
async function twoPortals() {
  const { community, portal } = await aServedCommunity({ db, app }, {});
  const other = await aPortal(db, { communities: [community.slug] });
  const [from, into] = [await someMember(db), await someMember(db)];
  const { slug } = community;
  const join = (id: MemberId) => joinCommunity(deps, { actor: actorOf(id), slug });
  const [one, two] = [await reader(portal, slug), await reader(other, slug)];
  const moved = await knownTo(db, portal.sector, from);
  const known = [await knownTo(db, other.sector, from), await knownTo(db, other.sector, into)];
  const since = { one: await one.asOf(), two: await two.asOf() };
  return { slug, portal, from, into, join, moved, known, one, two, since };
}

const merge = async (from: MemberId, into: MemberId) =>
  mergeMembers(deps, { actor: actorOf(into), from, into, proven: { from: now(), into: now() } });

describe('the names of one person at a portal', () => {
  it('are each told once in pages of one, over a merge and its undoing', async () => {
    const { slug, portal, from, into, join, moved, known, one, two, since } = await twoPortals();
    await join(from);
    await join(into);
    const mergeId = await merge(from, into);
    await leaveCommunity(deps, { actor: actorOf(into), slug });
    await relayOnce(db, []);
    for (const [asked, start] of [
      [one, since.one],
      [two, since.two],
    ] as const) {
      expect(await asked.paged(start)).toEqual(await asked.whole(start));
    }

    await undoMerge(deps, { actor: actorOf(into), mergeId });
    const own = await knownTo(db, portal.sector, into);
    await relayOnce(db, []);
    const told = await one.paged(since.one);
    expect(told).toEqual(await one.whole(since.one));
    expect(told.map(({ subject }) => subject).toSorted()).toEqual([moved, own].toSorted());
    const elsewhere = await two.paged(since.two);
    expect(elsewhere).toEqual(await two.whole(since.two));
    expect(elsewhere.map(({ subject }) => subject).toSorted()).toEqual([...known].toSorted());
  });

  it('are told when a page ends between a change of both and a later one of the present name', async () => {
    const { slug, portal, from, into, join, moved, one, since } = await twoPortals();
    const mergeId = await merge(from, into);
    await join(into);
    await undoMerge(deps, { actor: actorOf(into), mergeId });
    const own = await knownTo(db, portal.sector, into);
    const stranger = await someMember(db);
    const between = await knownTo(db, portal.sector, stranger);
    await join(stranger);
    await leaveCommunity(deps, { actor: actorOf(into), slug });
    await relayOnce(db, []);
    const told = (await one.paged(since.one)).map(({ subject }) => subject);
    expect(told).toEqual([moved, between, own]);
  });

  it('stand on one page of the feed, where they tell of one change', async () => {
    const { portal, from, into, join, moved, one } = await twoPortals();
    const mergeId = await merge(from, into);
    await join(into);
    await undoMerge(deps, { actor: actorOf(into), mergeId });
    const own = await knownTo(db, portal.sector, into);
    await relayOnce(db, []);
    const told = await one.feed(1);
    expect(told).toEqual(await one.feed(100));
    expect(told.map(({ subject }) => subject)).toEqual(expect.arrayContaining([moved, own]));
  });
});
