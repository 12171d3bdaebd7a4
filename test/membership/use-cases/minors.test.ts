// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { listMembers } from '../../../src/membership/use-cases/list-members.js';
import { answerRepresentation } from '../../../src/membership/use-cases/organisations/answer-representation.js';
import { appointRepresentative } from '../../../src/membership/use-cases/organisations/appoint-representative.js';
import { readOrganisation } from '../../../src/membership/use-cases/organisations/read-organisation.js';
import { searchPeople } from '../../../src/membership/use-cases/search-people.js';
import { readSeat } from '../../../src/membership/use-cases/seats/list-seats.js';
import { aPerson } from '../../support/builders/cards.js';
import {
  aCommunity,
  actorOf,
  aStaffMember,
  aStint,
  someActor,
} from '../../support/builders/membership.js';
import { knownPerson } from '../../support/builders/organisation.js';
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
  for (const age of ['adult', 'minor', null] as const) {
    await knownPerson(db, organisationId, await aPerson(db, age, `Zeno ${age}`));
  }
  const query = { actor, organisationId, seatId, locale: 'it', query: 'Zeno' } as const;
  const { candidates } = await readSeat({ db, now }, query);
  const page = await readOrganisation({ db, now }, query);
  for (const { people } of [candidates, page.candidates]) {
    expect(people.map(({ displayName }) => displayName)).toEqual(['Zeno adult', 'Zeno null']);
  }
  const staff = await aStaffMember(db);
  expect(await searchPeople({ db }, { actor: staff, query: 'Zeno' })).toHaveLength(3);
});

it('nobody under age answers for an organisation, neither offered nor accepting', async () => {
  const { organisationId, representative: actor } = await aSeat(db);
  const offer = { actor, organisationId, evidence: 'Delibera del 3 marzo' };
  const minor = await aPerson(db, 'minor');
  await knownPerson(db, organisationId, minor);
  const offering = appointRepresentative({ db, now }, { ...offer, memberId: minor });
  await expect(offering).rejects.toMatchObject({ code: 'delegate.minor' });

  const memberId = await aPerson(db, null);
  await knownPerson(db, organisationId, memberId);
  const grantId = await appointRepresentative({ db, now }, { ...offer, memberId });
  const young = { age_class: 'minor' } as const;
  await db.updateTable('member').set(young).where('id', '=', memberId).execute();
  const answer = { actor: actorOf(memberId), grantId, answer: 'accept' } as const;
  await expect(answerRepresentation({ db, now }, answer)).rejects.toMatchObject({
    code: 'delegate.minor',
  });
});
