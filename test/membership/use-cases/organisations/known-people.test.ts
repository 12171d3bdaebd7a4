// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../../src/kernel/actor.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { newId, trustId, type MemberId } from '../../../../src/kernel/ids.js';
import { appointRepresentative } from '../../../../src/membership/use-cases/organisations/appoint-representative.js';
import { declareAffiliation } from '../../../../src/membership/use-cases/organisations/declare-affiliation.js';
import { decideAffiliation } from '../../../../src/membership/use-cases/organisations/decide-affiliation.js';
import { leaveOrganisation } from '../../../../src/membership/use-cases/organisations/end-affiliation.js';
import { readOrganisation } from '../../../../src/membership/use-cases/organisations/read-organisation.js';
import { readSeat } from '../../../../src/membership/use-cases/seats/list-seats.js';
import { nameDelegate } from '../../../../src/membership/use-cases/seats/name-delegate.js';
import { aStaffMember, actorOf, someMember } from '../../../support/builders/membership.js';
import {
  anOrganisation,
  aRepresentative,
  knownPerson,
} from '../../../support/builders/organisation.js';
import { aSeat, type BuiltSeat } from '../../../support/builders/seats.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const unknown = { code: 'organisation.person_unknown' };

const found = async ({ seatId, organisationId }: BuiltSeat, actor: Actor, query: string) => {
  const asked = { actor, organisationId, seatId, locale: 'it', query } as const;
  const [seat, page] = [await readSeat(deps, asked), await readOrganisation(deps, asked)];
  return {
    seat: seat.candidates.people.map(({ memberId }) => memberId),
    page: page.candidates.people.map(({ memberId }) => memberId),
  };
};

describe('who answers for an organisation', () => {
  it('finds by name those alone who belong to it by more than their word, or answer for it too', async () => {
    const seat = await aSeat(db);
    const { organisationId, representative: actor } = seat;
    const stranger = await someMember(db, 'Berta A');
    const elsewhere = await someMember(db, 'Berta B');
    const own = await someMember(db, 'Berta C');
    const second = await someMember(db, 'Berta D');
    await knownPerson(db, await anOrganisation(db), elsewhere);
    const said = { actor: actorOf(own), organisationId, kind: 'volunteer' } as const;
    const affiliation = await declareAffiliation(deps, said);
    expect(await found(seat, actor, 'Berta')).toEqual({ seat: [], page: [] });

    const confirm = { actor, affiliationId: affiliation.id, decision: 'confirm' } as const;
    await decideAffiliation(deps, confirm);
    await aRepresentative(db, organisationId, actorOf(second));
    const both = [own, second];
    expect(await found(seat, actor, 'Berta')).toEqual({ seat: both, page: both });
    const team = await aStaffMember(db);
    const all = { seat: [], page: [stranger, elsewhere, own, second] };
    expect(await found(seat, team, 'Berta')).toEqual(all);

    await leaveOrganisation(deps, { actor: said.actor, affiliationId: affiliation.id });
    expect(await found(seat, actor, 'Berta')).toEqual({ seat: [second], page: [second] });
  });

  it('asks nobody else, whose name the page would tell; a stranger is answered for like nobody', async () => {
    const seat = await aSeat(db);
    const { organisationId, seatId, representative: actor } = seat;
    const evidence = 'Verbale';
    const stranger = await someMember(db, 'Berta E');
    for (const memberId of [stranger, trustId<MemberId>(newId())]) {
      await expect(nameDelegate(deps, { actor, seatId, memberId })).rejects.toMatchObject(unknown);
      const offer = { actor, organisationId, memberId, evidence };
      await expect(appointRepresentative(deps, offer)).rejects.toMatchObject(unknown);
    }
    const team = await aStaffMember(db);
    const byStaff = { actor: team, organisationId, memberId: stranger, evidence };
    await expect(appointRepresentative(deps, byStaff)).resolves.toEqual(expect.any(String));
  });
});
