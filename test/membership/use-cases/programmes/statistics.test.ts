// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, hour, later, systemClock as now } from '../../../../src/kernel/clock.js';
import { shownAudience } from '../../../../src/membership/domain/programmes/audience.js';
import { countProgrammeByMonth } from '../../../../src/membership/store/growth.js';
import { countAudiences } from '../../../../src/membership/use-cases/programmes/count-audiences.js';
import { readProgramme } from '../../../../src/membership/use-cases/programmes/read-programme.js';
import { readProgrammeOverview } from '../../../../src/membership/use-cases/programmes/read-programme-overview.js';
import { rollUpCounts } from '../../../../src/membership/use-cases/roll-up-counts.js';
import { aCommunity, aStint, someActor } from '../../../support/builders/membership.js';
import { aLead, aProgramme } from '../../../support/builders/programme.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const locale = 'it';

async function filled(people: number, visibility: 'public' | 'hidden' = 'public') {
  const community = await aCommunity(db, { visibility });
  const members = [community.managerId];
  while (members.length < people) members.push((await aStint(db, { community })).memberId);
  return { ...community, members };
}

describe('the numbers of a programme', () => {
  it('count people once, in steps of five, for the public of public communities alone', async () => {
    const first = await filled(7);
    const second = await filled(6);
    for (const memberId of first.members.slice(0, 4))
      await aStint(db, { community: second, memberId });
    const hidden = await filled(8, 'hidden');
    const programme = await aProgramme(db, { communities: [first, second, hidden] });
    const { actor } = await aLead(db, programme);
    await countAudiences(deps);
    // Thirteen people in 17 public memberships; eight more in the hidden one.
    const seen = await readProgramme({ db }, { slug: programme.slug, locale });
    expect(seen.audience).toMatchObject({ atLeast: 10 });
    const overview = await readProgrammeOverview(deps, { actor, slug: programme.slug, locale });
    expect(overview.audience).toMatchObject({ atLeast: 20 });
  });

  it('I20 say nothing of communities of fewer than five, in no sum and no month', async () => {
    const small = await filled(4);
    const programme = await aProgramme(db, { communities: [small] });
    const { actor } = await aLead(db, programme);
    await countAudiences({ db, now: () => later(now(), 2 * hour) });
    const asked = { actor, slug: programme.slug, locale } as const;
    expect(await readProgrammeOverview(deps, asked)).toMatchObject({
      audience: { atLeast: 'fewer_than_five' },
      months: [],
      communities: [{ members: 'fewer_than_five' }],
    });
    const large = await filled(7);
    const both = await aProgramme(db, { communities: [small, large] });
    const lead = await aLead(db, both);
    await countAudiences({ db, now: () => later(now(), 5 * hour) });
    const next = await readProgrammeOverview(deps, {
      ...asked,
      actor: lead.actor,
      slug: both.slug,
    });
    expect(next.audience).toMatchObject({ atLeast: 5 });
    expect(new Set(next.months.map(({ members }) => members))).toEqual(new Set([5]));
  });

  it('I20 leave a community out of the months in which it had fewer than five, whatever it has now', async () => {
    const [large, young] = [await filled(7), await filled(7)];
    // Four of the young one were there two months ago; the others came since.
    const past = later(now(), -62 * day);
    const cameAt = (at: Date) => db.updateTable('member_count_delta').set({ at });
    await cameAt(past).where('community_id', '=', large.id).execute();
    await cameAt(now()).where('community_id', '=', young.id).execute();
    const early = await db
      .selectFrom('member_count_delta')
      .select('id')
      .where('community_id', '=', young.id)
      .orderBy('id')
      .limit(4)
      .execute();
    const ids = early.map(({ id }) => id);
    await cameAt(past).where('id', 'in', ids).execute();
    const programme = await aProgramme(db, { communities: [large, young] });
    const months = await countProgrammeByMonth(db, programme.id, now());
    expect(months.map(({ members }) => members)).toEqual([7, ...months.slice(2).map(() => 7), 14]);
    await rollUpCounts({ db });
    expect(await countProgrammeByMonth(db, programme.id, now())).toEqual(months);
  });

  it('are the same before and after changes are rolled up', async () => {
    const programme = await aProgramme(db, { communities: [await filled(11)] });
    const { actor } = await aLead(db, programme);
    const months = async () =>
      (await readProgrammeOverview(deps, { actor, slug: programme.slug, locale })).months;
    const before = await months();
    expect(before.at(-1)?.members).toBe(10);
    await rollUpCounts({ db });
    expect(await months()).toEqual(before);
  });

  it('are for its lead and for staff', async () => {
    const programme = await aProgramme(db);
    const other = await aLead(db, await aProgramme(db));
    for (const actor of [await someActor(db), other.actor]) {
      const reading = readProgrammeOverview(deps, { actor, slug: programme.slug, locale });
      await expect(reading).rejects.toMatchObject({ code: 'right.missing' });
    }
  });

  it('are rounded so that nobody is told apart by a sum', () => {
    const at = now();
    const shown = (people: number) => shownAudience({ people, countedAt: at }).atLeast;
    expect([0, 4, 5, 9, 10, 104].map(shown)).toEqual([
      'fewer_than_five',
      'fewer_than_five',
      5,
      5,
      10,
      100,
    ]);
  });
});
