// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { trustId, type ClientId, type CommunityId } from '../../../src/kernel/ids.js';
import { listPortalEvents, mostPlaces } from '../../../src/portal/store/portal-events.js';
import {
  behind,
  listChanged,
  type ChangedPlace,
} from '../../../src/portal/store/roster/changed.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { plansOf } from '../../support/plans.js';
import { scaleId } from '../../support/portal/scim-scale.js';
import { fillSparsely, ofSmall, sparsePeople } from '../../support/portal/sparse-scale.js';

const { db, pool } = useDatabase();
let asker: { readonly clientId: ClientId; readonly sector: string };
const communityId = trustId<CommunityId>(scaleId(1, 1));

beforeAll(async () => {
  const { clientId, sector } = await aPortal(db);
  await fillSparsely(pool, sector);
  asker = { clientId, sector };
}, 400_000);

/** Every page of those for whom something changed since a place. */
async function changedSince(position: number) {
  const pages = [];
  let from: ChangedPlace | undefined = behind(position);
  let upTo: number | undefined;
  while (from) {
    const at: ChangedPlace = from;
    const page = await listChanged(db, { ...asker, communityId, from: at, upTo, limit: 50 });
    pages.push(page);
    ({ upTo, next: from } = page);
  }
  return pages;
}

async function eventsAfter(position: number, communities: 'all' | readonly CommunityId[]) {
  const pages = [];
  let [after, more] = [position, true];
  while (more) {
    const page = await listPortalEvents(db, { ...asker, communities }, { after, limit: 100 });
    pages.push(page);
    ({ next: after, more } = page);
  }
  return pages;
}

const subjects = ofSmall.map((n) => `sub-${n}`);

describe('three changes of a small community among 400,000 of its sector', () => {
  it('are found in few requests for who keeps a copy, nearly none of them for nothing', async () => {
    const pages = await changedSince(0);
    const told = pages.flatMap(({ entries }) => entries.map(({ subject }) => subject));
    expect(new Set(told)).toEqual(new Set(subjects));
    const most = 2 * ofSmall.length + sparsePeople / 50_000;
    expect(pages.length).toBeLessThanOrEqual(most);
    const empty = pages.filter(({ entries, next }) => entries.length === 0 && next);
    expect(empty.length).toBeLessThanOrEqual(sparsePeople / 50_000);
  });

  it('are on pages of the feed that look at so many places each, and say whether there is more', async () => {
    const pages = await eventsAfter(0, [communityId]);
    expect(pages.flatMap(({ events }) => events.map(({ subject }) => subject))).toEqual(subjects);
    expect(pages.length).toBe(Math.ceil((2 * sparsePeople + 1) / mostPlaces));
    const last = pages.at(-1);
    expect(last).toMatchObject({ more: false });
    const newest = last?.next ?? 0;
    expect(await eventsAfter(newest, [communityId])).toEqual([
      { events: [], next: newest, more: false },
    ]);
  });

  it('do not make the feed look further for a portal that knows nobody', async () => {
    const plans = await plansOf(pool, async () =>
      listPortalEvents(
        db,
        { ...asker, sector: 'of-nobody', communities: 'all' },
        { after: 0, limit: 100 },
      ),
    );
    const widest = plans.flatMap(({ steps }) => steps.map(({ rows }) => rows));
    expect(Math.max(...widest)).toBeLessThanOrEqual(mostPlaces);
  });
});
