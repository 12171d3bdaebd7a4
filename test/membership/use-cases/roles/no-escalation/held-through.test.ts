// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../../../../../src/kernel/actor.js';
import { systemClock as now } from '../../../../../src/kernel/clock.js';
import { PiazzaError } from '../../../../../src/kernel/errors.js';
import { newId, type MemberId } from '../../../../../src/kernel/ids.js';
import { levels } from '../../../../../src/kernel/level.js';
import {
  communityRoles,
  platformRoles,
  type RoleCode,
} from '../../../../../src/membership/domain/permissions.js';
import { can, type Powers } from '../../../../../src/membership/domain/policy.js';
import { roles } from '../../../../../src/membership/domain/roles.js';
import { answerProposal } from '../../../../../src/membership/use-cases/answer-proposal.js';
import { offerRole } from '../../../../../src/membership/use-cases/offer-role.js';
import { appointRepresentative } from '../../../../../src/membership/use-cases/organisations/appoint-representative.js';
import { appointLead } from '../../../../../src/membership/use-cases/programmes/appoint-lead.js';
import { revokeRole } from '../../../../../src/membership/use-cases/revoke-role.js';
import { aGroup } from '../../../../support/builders/groups.js';
import {
  aCommunity,
  aGrant,
  aStint,
  actorOf,
  someMember,
} from '../../../../support/builders/membership.js';
import { aRepresentative, anOrganisation } from '../../../../support/builders/organisation.js';
import { aLead, aProgramme } from '../../../../support/builders/programme.js';
import { useDatabase } from '../../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const codes = Object.keys(roles) as RoleCode[];

/** What hands a role to somebody or takes it from them. */
const handsOut =
  /^(role\.(offer|accept_proposal|revoke|appoint)|programme\.appoint|staff\.(invite|confirm|end|break_glass))/;
const handing = [...new Set(codes.flatMap((code) => roles[code].permissions))].filter((one) =>
  handsOut.test(one),
);

const anybody = fc.record<Powers>({
  memberId: fc.constant(newId<MemberId>()),
  level: fc.constantFrom(...levels),
  isMember: fc.boolean(),
  communityRoles: fc.subarray([...communityRoles]),
  platformRoles: fc.subarray([...platformRoles]),
});

/** What somebody is through a group, a programme or an organisation, all at once. */
async function through() {
  const community = await aCommunity(db);
  const organisationId = await anOrganisation(db);
  const actor = await aRepresentative(db, organisationId);
  const { memberId } = actor;
  await aStint(db, { community, memberId });
  await aGroup(db, community, [memberId]);
  const programme = await aProgramme(db, { communities: [community] });
  await aLead(db, programme, actor);
  return { actor, community, programme, other: await aStint(db, { community }) };
}

const refusal = async (act: Promise<unknown>): Promise<string | undefined> => {
  const error = await act.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  return error instanceof PiazzaError ? error.code : undefined;
};

describe('(e) what is held through a group, a programme or an organisation', () => {
  it.each(codes.filter((code) => ['programme', 'organisation'].includes(roles[code].scope)))(
    '(e) hands out no role, by the table: %s',
    (code) => {
      expect(roles[code].permissions.filter((one) => handsOut.test(one))).toEqual([]);
    },
  );

  it('(e) adds nothing to what somebody may hand out', () => {
    expect(handing.length).toBeGreaterThan(communityRoles.length);
    fc.assert(
      fc.property(anybody, fc.constantFrom(...handing), (powers, permission) => {
        expect(can({ ...powers, leadsProgramme: true }, permission)).toBe(can(powers, permission));
      }),
    );
  });

  it('(e) gives and takes no role in the community', async () => {
    const { actor, community, other } = await through();
    const { slug } = community;
    for (const role of communityRoles) {
      const offer = { actor, slug, memberId: other.memberId, role };
      expect([role, await refusal(offerRole(deps, offer))]).toEqual([role, 'right.missing']);
      const proposal = await aGrant(db, { community, role, status: 'proposed' });
      const answer = { actor, grantId: proposal.id, accept: true };
      expect([role, await refusal(answerProposal(deps, answer))]).toEqual([role, 'right.missing']);
      const { id: grantId } = await aGrant(db, { community, role });
      const revoked = await refusal(revokeRole(deps, { actor, grantId, reason: 'Prova' }));
      expect([role, revoked]).toEqual([role, 'right.missing']);
    }
  });

  it('(e) is passed on to nobody outside it', async () => {
    const { actor, programme } = await through();
    const memberId = await someMember(db);
    const lead = appointLead(deps, { actor, programme: programme.slug, memberId });
    expect(await refusal(lead)).toBe('right.missing');
    const elsewhere = { organisationId: await anOrganisation(db), evidence: 'Statuto, art. 3' };
    const seat = (by: Actor) => appointRepresentative(deps, { actor: by, memberId, ...elsewhere });
    expect(await refusal(seat(actor))).toBe('right.missing');
    expect(await refusal(seat(actorOf(memberId)))).toBe('right.missing');
  });
});
