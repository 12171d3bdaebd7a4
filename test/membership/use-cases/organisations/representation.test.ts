// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, hour, later, systemClock as now } from '../../../../src/kernel/clock.js';
import type { MemberId } from '../../../../src/kernel/ids.js';
import {
  answerRepresentation,
  endRepresentation,
} from '../../../../src/membership/use-cases/organisations/answer-representation.js';
import { appointRepresentative } from '../../../../src/membership/use-cases/organisations/appoint-representative.js';
import { closeDueRepresentations } from '../../../../src/membership/use-cases/organisations/close-due-representations.js';
import { createOrganisation } from '../../../../src/membership/use-cases/organisations/create-organisation.js';
import { listMyOrganisations } from '../../../../src/membership/use-cases/organisations/list-my-organisations.js';
import { readOrganisation } from '../../../../src/membership/use-cases/organisations/read-organisation.js';
import { verifyDomain } from '../../../../src/membership/use-cases/organisations/verify-domain.js';
import { aStaffMember, someActor } from '../../../support/builders/membership.js';
import {
  anOrganisation,
  aRepresentative,
  knownPerson,
} from '../../../support/builders/organisation.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const evidence = 'Decreto di nomina del 3 marzo';
const staff = () => aStaffMember(db);
const held = async (memberId: MemberId) =>
  (await listMyOrganisations(deps, { memberId })).representations;

describe('who answers for an organisation', () => {
  it('is proposed by staff, then by a representative; nobody else, never oneself', async () => {
    const organisationId = await anOrganisation(db);
    const { memberId } = await someActor(db);
    const offer = { organisationId, memberId, evidence };
    await expect(
      appointRepresentative(deps, { actor: await someActor(db), ...offer }),
    ).rejects.toMatchObject({ code: 'right.missing' });

    const first = await aRepresentative(db, organisationId);
    await knownPerson(db, organisationId, memberId);
    await appointRepresentative(deps, { actor: first, ...offer });
    expect(await held(memberId)).toMatchObject([{ status: 'offered', months: 24 }]);
    const team = await staff();
    await expect(
      appointRepresentative(deps, { actor: team, ...offer, memberId: team.memberId }),
    ).rejects.toMatchObject({ code: 'role.to_oneself' });
  });

  it('accepts by a strong sign-in only, and may decline', async () => {
    const organisationId = await anOrganisation(db);
    const actor = await someActor(db);
    const offer = { organisationId, memberId: actor.memberId, evidence };
    const grantId = await appointRepresentative(deps, { actor: await staff(), ...offer });
    const weak = { ...actor, level: 'low' as const };
    await expect(
      answerRepresentation(deps, { actor: weak, grantId, answer: 'accept' }),
    ).rejects.toMatchObject({ code: 'session.level_too_low' });
    await expect(
      answerRepresentation(deps, { actor: await someActor(db), grantId, answer: 'accept' }),
    ).rejects.toMatchObject({ code: 'role.not_found' });
    await answerRepresentation(deps, { actor: weak, grantId, answer: 'decline' });
    expect(await held(actor.memberId)).toEqual([]);
  });

  it('accepts only while who asked them may still ask', async () => {
    const organisationId = await anOrganisation(db);
    const first = await aRepresentative(db, organisationId);
    const actor = await someActor(db);
    const offer = { organisationId, memberId: actor.memberId, evidence };
    await knownPerson(db, organisationId, actor.memberId);
    const grantId = await appointRepresentative(deps, { actor: first, ...offer });
    const [own] = await held(first.memberId);
    if (!own) throw new Error('they answer for nothing');
    await endRepresentation(deps, { actor: await staff(), grantId: own.id });
    const accepting = answerRepresentation(deps, { actor, grantId, answer: 'accept' });
    await expect(accepting).rejects.toMatchObject({ code: 'role.granter_gone' });
    await answerRepresentation(deps, { actor, grantId, answer: 'decline' });

    const team = await staff();
    const again = await appointRepresentative(deps, { actor: team, ...offer });
    const office = db.updateTable('platform_grant').where('member_id', '=', team.memberId);
    await office.set({ status: 'ended', ended_at: now() }).execute();
    const late = answerRepresentation(deps, { actor, grantId: again, answer: 'accept' });
    await expect(late).rejects.toMatchObject({ code: 'role.granter_gone' });
  });

  it('is sent away by somebody who has just proven who they are; goes without', async () => {
    const organisationId = await anOrganisation(db);
    const [one, other] = [
      await aRepresentative(db, organisationId),
      await aRepresentative(db, organisationId),
    ];
    const idOf = async (memberId: MemberId) => {
      const [own] = await held(memberId);
      if (!own) throw new Error('they answer for nothing');
      return own.id;
    };
    const stale = { ...one, authenticatedAt: later(now(), -hour) };
    const sending = endRepresentation(deps, { actor: stale, grantId: await idOf(other.memberId) });
    await expect(sending).rejects.toMatchObject({ code: 'session.not_fresh' });
    await endRepresentation(deps, { actor: stale, grantId: await idOf(one.memberId) });
    await endRepresentation(deps, { actor: await staff(), grantId: await idOf(other.memberId) });
  });

  it('sees who belongs to it; staff see no list of people', async () => {
    const organisationId = await anOrganisation(db);
    const representative = await aRepresentative(db, organisationId);
    const page = await readOrganisation(deps, { actor: representative, organisationId });
    expect(page.may).toEqual({ represent: true, verify: false });
    expect(await readOrganisation(deps, { actor: await staff(), organisationId })).toMatchObject({
      affiliations: [],
      may: { represent: false, verify: true },
    });
    await expect(
      readOrganisation(deps, { actor: await someActor(db), organisationId }),
    ).rejects.toMatchObject({ code: 'right.missing' });
  });

  it('does so for a term, and no longer once it is taken back', async () => {
    const organisationId = await anOrganisation(db);
    const [one, other] = [
      await aRepresentative(db, organisationId),
      await aRepresentative(db, organisationId),
    ];
    const [grant] = await held(other.memberId);
    await endRepresentation(deps, { actor: one, grantId: grant?.id ?? ('' as never) });
    expect(await held(other.memberId)).toEqual([]);

    const inThreeYears = () => later(now(), 3 * 366 * day);
    expect(await closeDueRepresentations({ db, now: inThreeYears })).toBeGreaterThan(0);
    expect(await held(one.memberId)).toEqual([]);
  });
});

describe('staff', () => {
  it('enter associations, firms and groups; a group has no tax code', async () => {
    const actor = await staff();
    const group = { actor, kind: 'informal_group', name: 'Amici del parco' } as const;
    await expect(
      createOrganisation(deps, { ...group, taxCode: '01234567890' }),
    ).rejects.toMatchObject({ code: 'organisation.informal_with_code' });
    await createOrganisation(deps, group);
    const firm = { ...group, kind: 'company', taxCode: '01234567890' } as const;
    await createOrganisation(deps, firm);
    await expect(createOrganisation(deps, firm)).rejects.toMatchObject({
      code: 'organisation.already_there',
    });
  });

  it.each([
    ['gmail.com', 'organisation.domain_of_all'],
    ['preso.example', 'organisation.domain_taken'],
  ])('cannot take the domain %s', async (domain, code) => {
    if (code === 'organisation.domain_taken') await anOrganisation(db, { domain });
    const organisationId = await anOrganisation(db);
    await expect(
      verifyDomain(deps, { actor: await staff(), organisationId, domain }),
    ).rejects.toMatchObject({ code });
  });

  it('prove who they are anew before a domain counts', async () => {
    const actor = { ...(await staff()), authenticatedAt: later(now(), -hour) };
    const organisationId = await anOrganisation(db);
    await expect(
      verifyDomain(deps, { actor, organisationId, domain: 'nuovo.example' }),
    ).rejects.toMatchObject({ code: 'session.not_fresh' });
  });
});
