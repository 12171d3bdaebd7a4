// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { newId, trustId, type MemberId, type Slug } from '../../../../src/kernel/ids.js';
import {
  audiences,
  visibilities,
  type CommunityStatus,
} from '../../../../src/membership/domain/community.js';
import type { Facets } from '../../../../src/membership/domain/community-card.js';
import { listCommunities } from '../../../../src/membership/use-cases/list-communities.js';
import {
  putInProgramme,
  takeFromProgramme,
} from '../../../../src/membership/use-cases/programmes/place-community.js';
import { rollUpCounts } from '../../../../src/membership/use-cases/roll-up-counts.js';
import {
  aCommunity,
  aStaffMember,
  aStint,
  someMember,
} from '../../../support/builders/membership.js';
import { aProgramme } from '../../../support/builders/programme.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const facetsFor = async (viewer?: MemberId, query?: string): Promise<Facets> =>
  (await listCommunities({ db }, { locale: 'it', viewer, query })).facets;
const valuesOf = (facets: Facets, facet: keyof Facets): Record<string, number> =>
  Object.fromEntries(facets[facet].map(({ value, communities }) => [value, communities]));

/** Every test has topics of its own, so that none counts for another: in letters, which are read as one word. */
let topic = '';
beforeEach(() => {
  topic = newId()
    .slice(-12)
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
});

describe('the facets of the catalogue', () => {
  it('follow a community through every change, before and after they are rolled up', async () => {
    const counted = async () => valuesOf(await facetsFor(), 'topics')[topic];
    const { id } = await aCommunity(db, { topics: [topic, topic] });
    const change = (set: Record<string, unknown>) =>
      db.updateTable('community').set(set).where('id', '=', id).execute();
    expect(await counted()).toBe(1);
    await rollUpCounts({ db });
    expect(await counted()).toBe(1);
    await change({ visibility: 'hidden' });
    expect(await counted()).toBeUndefined();
    await rollUpCounts({ db });
    expect(await counted()).toBeUndefined();
    await change({ visibility: 'public', province: 'RA' });
    await change({ status: 'frozen' });
    expect(await counted()).toBe(1);
    await change({ topics: ['altro'] });
    expect(await counted()).toBeUndefined();
    await change({ topics: [topic], status: 'archived' });
    expect(await counted()).toBeUndefined();
  });

  it('tell of ways in, each that there is, and of programmes by their name', async () => {
    const community = await aCommunity(db, {
      topics: [topic],
      ways: [{ path: 'approval' }, { path: 'invitation' }],
      texts: { it: { name: topic, summary: '', howToJoin: '' } },
    });
    const programme = await aProgramme(db, { communities: [community], name: 'Reti' });
    const facets = await facetsFor(undefined, topic);
    expect(valuesOf(facets, 'ways')).toEqual({ approval: 1, invitation: 1 });
    expect(facets.programmes).toEqual([{ value: programme.slug, name: 'Reti', communities: 1 }]);
    const only = async (filters: object) =>
      (await listCommunities({ db }, { locale: 'it', topic, ...filters })).items.length;
    expect(await only({ way: 'invitation' })).toBe(1);
    expect(await only({ way: 'open' })).toBe(0);
    expect(await only({ way: 'closed' })).toBe(0);
    expect(await only({ programme: programme.slug })).toBe(1);
    expect(await only({ programme: 'nessuno' })).toBe(0);
    expect(await only({ programme: programme.slug, query: topic })).toBe(1);
  });

  it('count a community once that is hidden while it is put into a programme', async () => {
    const deps = { db, now };
    const actor = await aStaffMember(db);
    const community = await aCommunity(db);
    const { slug: programme } = await aProgramme(db);
    const place = { actor, programme, community: community.slug };
    const pending: Promise<unknown>[] = [];
    await db.transaction().execute(async (trx) => {
      const hidden = { visibility: 'hidden' as const };
      await trx.updateTable('community').set(hidden).where('id', '=', community.id).execute();
      pending.push(putInProgramme(deps, place));
      await untilBlocked(db, 1);
    });
    await Promise.all(pending);
    const counted = async () => valuesOf(await facetsFor(), 'programmes')[programme];
    expect(await counted()).toBeUndefined();
    await db
      .updateTable('community')
      .set({ visibility: 'public' })
      .where('id', '=', community.id)
      .execute();
    expect(await counted()).toBe(1);
    await takeFromProgramme(deps, place);
    expect(await counted()).toBeUndefined();
  });

  it('are of the first hundred hits of a search that finds more, which is said', async () => {
    await sql`
      with made as (
        insert into community (id, slug, status, audience, visibility, participation, member_list, join_ways,
          minimum_level, topics, created_at)
        select gen_random_uuid(), 'folla-' || n, 'frozen', 'open', 'public', 'members', 'members', '[]', 'low',
          array[${topic}], now() from generate_series(1, 105) n returning id
      )
      insert into community_text (community_id, lang, name, summary, how_to_join)
      select id, 'it', ${topic}, '', '' from made`.execute(db);
    const found = await listCommunities({ db }, { locale: 'it', query: topic });
    expect(found.isCapped).toBe(true);
    expect(valuesOf(found.facets, 'topics')).toEqual({ [topic]: 101 });
    const all = await listCommunities({ db }, { locale: 'it', topic });
    expect(all.isCapped).toBe(false);
    expect(valuesOf(all.facets, 'topics')[topic]).toBe(105);
  });
});

const anyCommunity = fc.record({
  visibility: fc.constantFrom(...visibilities),
  status: fc.constantFrom<CommunityStatus>('active', 'frozen', 'archived', 'draft'),
  audience: fc.constantFrom(...audiences),
  province: fc.constantFrom(undefined, 'BO', 'RA'),
  hasWay: fc.boolean(),
  inProgramme: fc.boolean(),
});

describe('I20 what the catalogue counts', () => {
  it('is the same for a stranger whatever hidden communities, drafts and archives there are', async () => {
    const [stranger, insider] = [await someMember(db), await someMember(db)];
    await fc.assert(
      fc.asyncProperty(fc.array(anyCommunity, { minLength: 1, maxLength: 5 }), async (many) => {
        const [out, inside] = [await facetsFor(), await facetsFor(stranger)];
        const programme = await aProgramme(db);
        for (const { hasWay, inProgramme, ...rest } of many) {
          const made = await aCommunity(db, {
            ...rest,
            slug: trustId<Slug>(`i20-${newId().slice(-12)}`),
            joinPath: hasWay ? 'open' : 'closed',
            topics: [topic],
          });
          if (inProgramme && rest.status !== 'archived') {
            const actor = await aStaffMember(db);
            const place = { programme: programme.slug, community: made.slug };
            await putInProgramme({ db, now }, { actor, ...place });
          }
        }
        const open = many.filter(({ status }) => status === 'active' || status === 'frozen');
        const seen = open.filter(({ visibility }) => visibility === 'public');
        const known = open.filter(({ visibility }) => visibility !== 'hidden');
        expect(added(out, await facetsFor(), 'audiences')).toEqual(tally(seen, 'audience'));
        expect(added(out, await facetsFor(), 'provinces')).toEqual(tally(seen, 'province'));
        expect(added(inside, await facetsFor(stranger), 'audiences')).toEqual(
          tally(known, 'audience'),
        );
        const placed = known.filter(({ inProgramme }) => inProgramme).length;
        expect(valuesOf(await facetsFor(stranger), 'programmes')[programme.slug] ?? 0).toBe(placed);
      }),
      { numRuns: 12 },
    );
    expect(await facetsFor(insider)).toEqual(await facetsFor(stranger));
  });

  it('adds for a member their own hidden community alone, and never to anybody else', async () => {
    const hidden = await aCommunity(db, { visibility: 'hidden', topics: [topic] });
    await aCommunity(db, { visibility: 'hidden', topics: [topic] });
    const { memberId } = await aStint(db, { community: hidden });
    expect(valuesOf(await facetsFor(memberId), 'topics')[topic]).toBe(1);
    expect(valuesOf(await facetsFor(await someMember(db)), 'topics')[topic]).toBeUndefined();
    const found = await listCommunities({ db }, { locale: 'it', viewer: memberId, topic });
    expect(found.items.map(({ slug }) => slug)).toEqual([hidden.slug]);
  });

  it('comes from views that hold back hidden communities and numbers of people below five', async () => {
    const hidden = await aCommunity(db, { visibility: 'hidden' });
    const views = await db.selectFrom('catalogue_community').select('id').execute();
    expect(views.map(({ id }) => id)).not.toContain(hidden.id);
    const numbers = async () =>
      db
        .selectFrom('member_number')
        .select('members')
        .where('community_id', '=', hidden.id)
        .executeTakeFirstOrThrow();
    for (let people = 2; people < 5; people += 1) await aStint(db, { community: hidden });
    expect(await numbers()).toEqual({ members: null });
    await rollUpCounts({ db });
    expect(await numbers()).toEqual({ members: null });
    await aStint(db, { community: hidden });
    expect(await numbers()).toEqual({ members: 5 });
  });
});

type Field = 'audience' | 'province';
type Some = Readonly<Record<Field, string | undefined>>;
const tally = (many: readonly Some[], field: Field): Record<string, number> => {
  const values = many.map((one) => one[field]).filter((value) => value !== undefined);
  return Object.fromEntries(
    [...new Set(values)].map((value) => [
      value ?? '',
      values.filter((other) => other === value).length,
    ]),
  );
};

function added(before: Facets, after: Facets, facet: keyof Facets): Record<string, number> {
  const was = valuesOf(before, facet);
  const grown = Object.entries(valuesOf(after, facet)).map(
    ([value, count]) => [value, count - (was[value] ?? 0)] as const,
  );
  return Object.fromEntries(grown.filter(([, count]) => count !== 0));
}
