// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { listMembers } from '../../../src/membership/use-cases/list-members.js';
import { readSeat } from '../../../src/membership/use-cases/seats/list-seats.js';
import { aPerson } from '../../support/builders/cards.js';
import { aCommunity, actorOf, aStint, someActor } from '../../support/builders/membership.js';
import { aSeat } from '../../support/builders/seats.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();

it('who does not belong reads the names of no minors, whatever the community shows', async () => {
  const community = await aCommunity(db, { memberList: 'public' });
  const { slug } = community;
  const adult = await aPerson(db, 'adult', 'Ada Grande');
  const minor = await aPerson(db, 'minor', 'Ugo Piccolo');
  for (const memberId of [adult, minor]) await aStint(db, { community, memberId });
  const namesFor = async (actor?: Parameters<typeof listMembers>[1]['actor']) =>
    (await listMembers({ db }, { actor, slug })).items.map(({ displayName }) => displayName);
  for (const reader of [undefined, await someActor(db)]) {
    expect(await namesFor(reader)).toContain('Ada Grande');
    expect(await namesFor(reader)).not.toContain('Ugo Piccolo');
  }
  for (const memberId of [adult, minor, community.managerId]) {
    expect(await namesFor(actorOf(memberId))).toContain('Ugo Piccolo');
  }
});

it('whoever answers for an organisation finds people of age alone', async () => {
  const { seatId, organisationId, representative: actor } = await aSeat(db);
  for (const age of ['adult', 'minor', null] as const) await aPerson(db, age, `Zeno ${age}`);
  const query = { actor, organisationId, seatId, locale: 'it', query: 'Zeno' } as const;
  const { candidates } = await readSeat({ db, now }, query);
  expect(candidates.people.map(({ displayName }) => displayName)).toEqual([
    'Zeno adult',
    'Zeno null',
  ]);
});
