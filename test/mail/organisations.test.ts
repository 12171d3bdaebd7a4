// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, expect, it } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.js';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import type { OrganisationId } from '../../src/kernel/ids.js';
import {
  answerRepresentation,
  endRepresentation,
} from '../../src/membership/use-cases/organisations/answer-representation.js';
import { appointRepresentative } from '../../src/membership/use-cases/organisations/appoint-representative.js';
import { closeDueRepresentations } from '../../src/membership/use-cases/organisations/close-due-representations.js';
import { decideAffiliation } from '../../src/membership/use-cases/organisations/decide-affiliation.js';
import { declareAffiliation } from '../../src/membership/use-cases/organisations/declare-affiliation.js';
import { leaveOrganisation } from '../../src/membership/use-cases/organisations/end-affiliation.js';
import { answerLead } from '../../src/membership/use-cases/programmes/answer-lead.js';
import { appointLead } from '../../src/membership/use-cases/programmes/appoint-lead.js';
import { closeDueLeads } from '../../src/membership/use-cases/programmes/close-due-leads.js';
import { endLead } from '../../src/membership/use-cases/programmes/end-lead.js';
import { aMember } from '../support/builders/identity.js';
import { actorOf, aStaffMember, someActor } from '../support/builders/membership.js';
import { anOrganisation, aRepresentative } from '../support/builders/organisation.js';
import { aProgramme } from '../support/builders/programme.js';
import { useDatabase } from '../support/database.js';
import { told } from '../support/told.js';

const { db } = useDatabase();
const deps = { db, now };

beforeEach(async () => void (await told(db)));

const declare = (actor: Actor, organisationId: OrganisationId) =>
  declareAffiliation(deps, { actor, organisationId, kind: 'volunteer' });

it('who answers for an organisation hears once a morning that people wait for a word', async () => {
  const organisationId = await anOrganisation(db);
  const representative = await aRepresentative(db, organisationId);
  await told(db);
  await declare(await someActor(db), organisationId);
  await declare(await someActor(db), organisationId);
  await declare(representative, organisationId);
  const heard = await told(db);
  expect([...heard]).toEqual([[representative.memberId, ['affiliation_waiting']]]);
});

it('what an address has proven waits for nobody', async () => {
  const organisationId = await anOrganisation(db, { domain: 'posta.example' });
  await aRepresentative(db, organisationId);
  const actor = actorOf(await aMember(db, { email: 'giulia@posta.example' }));
  await told(db);
  await declare(actor, organisationId);
  expect([...(await told(db))]).toEqual([]);
});

it('a person hears what was decided about where they belong, not what they did themselves', async () => {
  const organisationId = await anOrganisation(db);
  const actor = await aRepresentative(db, organisationId);
  const decide = async (
    decision: { decision: 'confirm' | 'end' } | { decision: 'refuse'; reason: string },
  ) => {
    const person = await someActor(db);
    const { id } = await declare(person, organisationId);
    await told(db);
    await decideAffiliation(deps, { actor, affiliationId: id, ...decision });
    return (await told(db)).get(person.memberId);
  };
  expect(await decide({ decision: 'confirm' })).toEqual(['affiliation_confirmed']);
  expect(await decide({ decision: 'end' })).toEqual(['affiliation_ended']);
  expect(await decide({ decision: 'refuse', reason: 'Mai stato qui' })).toEqual([
    'affiliation_refused',
  ]);
  const person = await someActor(db);
  const { id: affiliationId } = await declare(person, organisationId);
  await told(db);
  await leaveOrganisation(deps, { actor: person, affiliationId });
  expect([...(await told(db))]).toEqual([]);
});

it('an offer to represent an organisation reaches who it is made to, the answer who made it', async () => {
  const organisationId = await anOrganisation(db);
  const staff = await aStaffMember(db);
  const offer = async () => {
    const actor = await someActor(db);
    const { memberId } = actor;
    const offered = { organisationId, memberId, evidence: 'Statuto' };
    const grantId = await appointRepresentative(deps, { actor: staff, ...offered });
    expect([...(await told(db))]).toEqual([[memberId, ['representative_offered']]]);
    return { actor, grantId };
  };
  await offer();
  await closeDueRepresentations({ db, now: () => later(now(), 15 * day) });
  expect([...(await told(db))]).toEqual([[staff.memberId, ['representative_declined']]]);
  const refused = await offer();
  await answerRepresentation(deps, { ...refused, answer: 'decline' });
  expect([...(await told(db))]).toEqual([[staff.memberId, ['representative_declined']]]);
  const first = await offer();
  await answerRepresentation(deps, { ...first, answer: 'accept' });
  expect([...(await told(db))]).toEqual([[staff.memberId, ['representative_started']]]);
  const second = await offer();
  await answerRepresentation(deps, { ...second, answer: 'accept' });
  expect((await told(db)).get(first.actor.memberId)).toEqual(['representative_started']);
  await endRepresentation(deps, { actor: staff, grantId: second.grantId });
  expect([...(await told(db))]).toEqual([[second.actor.memberId, ['representative_ended']]]);
  await endRepresentation(deps, first);
  expect([...(await told(db))]).toEqual([[staff.memberId, ['representative_left']]]);
});

it('an offer to lead a programme reaches who it is made to, what becomes of it the other side', async () => {
  const programme = (await aProgramme(db)).slug;
  const staff = await aStaffMember(db);
  const offer = async () => {
    const actor = await someActor(db);
    const { memberId } = actor;
    await told(db);
    const grantId = await appointLead(deps, { actor: staff, programme, memberId });
    expect([...(await told(db))]).toEqual([[memberId, ['lead_offered']]]);
    return { actor, grantId };
  };
  const accepted = await offer();
  await answerLead(deps, { ...accepted, answer: 'accept' });
  expect([...(await told(db))]).toEqual([[staff.memberId, ['lead_started']]]);
  await endLead(deps, { actor: staff, grantId: accepted.grantId });
  expect([...(await told(db))]).toEqual([[accepted.actor.memberId, ['lead_ended']]]);
  await offer();
  await closeDueLeads({ db, now: () => later(now(), 15 * day) });
  expect([...(await told(db))]).toEqual([[staff.memberId, ['lead_vacant']]]);
});
