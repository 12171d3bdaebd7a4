// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import type { JoinWay } from '../../../../src/membership/domain/joining/ways.js';
import { decideJoinRequest } from '../../../../src/membership/use-cases/decide-join-request.js';
import { acceptInvitation } from '../../../../src/membership/use-cases/inviting/answer-invitation.js';
import { declareAffiliation } from '../../../../src/membership/use-cases/organisations/declare-affiliation.js';
import { leaveOrganisation } from '../../../../src/membership/use-cases/organisations/end-affiliation.js';
import { anInvitation, invitingDeps } from '../../../support/builders/invitation.js';
import { aCommunity, actorOf, someActor } from '../../../support/builders/membership.js';
import { anOrganisation } from '../../../support/builders/organisation.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = invitingDeps(db);

/** Somebody accepted a link that was sent to another address, and the community decides. */
async function aGuestRequest(ways: (demand: JoinWay) => readonly JoinWay[]) {
  const organisationId = await anOrganisation(db);
  const affiliation = { organisations: [organisationId], kinds: [], proof: 'declared' as const };
  const community = await aCommunity(db, { ways: ways({ path: 'invitation', affiliation }) });
  const actor = await someActor(db);
  const said = { actor, organisationId, kind: 'volunteer' as const };
  const { id: affiliationId } = await declareAffiliation(deps, said);
  const { token } = await anInvitation(db, community);
  const asked = await acceptInvitation(deps, { actor, token });
  if (asked.outcome !== 'requested') throw new Error('it took them in');
  const decided = { requestId: asked.requestId, decision: 'approve' as const };
  const approve = () =>
    decideJoinRequest(deps, { actor: actorOf(community.managerId), ...decided });
  const leave = () => leaveOrganisation(deps, { actor, affiliationId });
  const stint = () =>
    db
      .selectFrom('stint')
      .select(['status', 'join_path', 'affiliation_id'])
      .where('member_id', '=', actor.memberId)
      .executeTakeFirst();
  return { approve, leave, stint, affiliationId };
}

it('an approved guest came in as one who was invited, and rests on what that way asks', async () => {
  const guest = await aGuestRequest((invited) => [invited, { path: 'approval' }]);
  await guest.approve();
  const { affiliationId } = guest;
  const begun = { status: 'active', join_path: 'invitation', affiliation_id: affiliationId };
  expect(await guest.stint()).toEqual(begun);
  await guest.leave();
  expect(await guest.stint()).toMatchObject({ status: 'grace' });
});

it('a guest who no longer meets what is asked of the invited is not let in', async () => {
  const guest = await aGuestRequest((invited) => [invited]);
  await guest.leave();
  await expect(guest.approve()).rejects.toMatchObject({
    code: 'join_request.not_eligible',
    context: { unmet: ['membership.affiliation_missing'] },
  });
  expect(await guest.stint()).toBeUndefined();
});
