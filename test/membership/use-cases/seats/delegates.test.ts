// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { hour, later, systemClock as now } from '../../../../src/kernel/clock.js';
import { newId, type CommunityId, type MemberId } from '../../../../src/kernel/ids.js';
import { inviteMembers } from '../../../../src/membership/use-cases/inviting/invite-members.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { returnToCommunity } from '../../../../src/membership/use-cases/leaving/return-to-community.js';
import { endRepresentation } from '../../../../src/membership/use-cases/organisations/answer-representation.js';
import { listMyOrganisations } from '../../../../src/membership/use-cases/organisations/list-my-organisations.js';
import {
  acceptDelegation,
  declineDelegation,
} from '../../../../src/membership/use-cases/seats/answer-delegation.js';
import { endDelegation } from '../../../../src/membership/use-cases/seats/end-delegation.js';
import { myDelegations } from '../../../../src/membership/use-cases/seats/my-delegations.js';
import { nameDelegate } from '../../../../src/membership/use-cases/seats/name-delegate.js';
import { anAddress, anInvitation } from '../../../support/builders/invitation.js';
import { aStint, someActor, someMember } from '../../../support/builders/membership.js';
import { knownPerson } from '../../../support/builders/organisation.js';
import { aDelegate, aNamedDelegate, aSeat, aSeatRequest } from '../../../support/builders/seats.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

const stintsOf = (communityId: CommunityId, memberId: MemberId) =>
  db
    .selectFrom('stint')
    .select(['join_path', 'status', 'expires_at'])
    .where('community_id', '=', communityId)
    .where('member_id', '=', memberId)
    .orderBy('started_at')
    .orderBy('id')
    .execute();

describe('a delegate', () => {
  it('is named by a representative with a fresh sign-in, for a seat that is held, never by themselves', async () => {
    const seat = await aSeat(db);
    const { representative: actor, seatId, manager } = seat;
    const memberId = await someMember(db);
    await knownPerson(db, seat.organisationId, memberId);
    const name = { actor, seatId, memberId };
    const stale = { ...actor, authenticatedAt: later(now(), -hour) };
    const { seatId: asked, representative: waiting } = await aSeatRequest(db);
    const refusals = [
      [{ ...name, actor: manager }, 'right.missing'],
      [{ ...name, actor: stale }, 'session.not_fresh'],
      [{ ...name, actor: { ...actor, level: 'low' } }, 'session.level_too_low'],
      [{ ...name, memberId: actor.memberId }, 'role.to_oneself'],
      [{ ...name, actor: waiting, seatId: asked }, 'seat.not_found'],
    ] as const;
    for (const [one, code] of refusals) {
      await expect(nameDelegate(deps, one)).rejects.toMatchObject({ code });
    }
    await nameDelegate(deps, name);
    await expect(nameDelegate(deps, name)).rejects.toMatchObject({
      code: 'delegate.already_named',
    });
  });

  it('becomes a member by accepting, for as long as the seat, where nobody else may join', async () => {
    const seat = await aSeat(db);
    const { id, slug } = seat.community;
    await db.updateTable('community').set({ membership_months: 12 }).where('id', '=', id).execute();
    const { actor, delegateId } = await aNamedDelegate(db, seat);
    const { memberId } = actor;
    await expect(joinCommunity(deps, { actor, slug })).rejects.toMatchObject({
      code: 'membership.closed',
    });
    expect(await stintsOf(id, memberId)).toEqual([]);

    await acceptDelegation(deps, { actor, delegateId });

    expect(await stintsOf(id, memberId)).toEqual([
      { join_path: 'seat', status: 'active', expires_at: null },
    ]);
    expect(await myDelegations(deps, { actor, locale: 'it' })).toMatchObject([
      { id: delegateId, status: 'active', community: { slug }, bringsStint: true },
    ]);
    await expect(acceptDelegation(deps, { actor, delegateId })).rejects.toMatchObject({
      code: 'delegate.answered',
    });
    await endDelegation(deps, { actor, delegateId });
    expect(await stintsOf(id, memberId)).toMatchObject([{ status: 'expired' }]);
  });

  it('who was invited comes in by the invitation, in their own right; who waits is not let in by it', async () => {
    const seat = await aSeat(db, { joinPath: 'approval' });
    const { community, representative } = seat;
    const actor = await someActor(db);
    const address = `${newId()}@example.org`;
    await anAddress(db, actor.memberId, { address });
    await anInvitation(db, community, { address });
    const { delegateId } = await aDelegate(db, seat, actor);
    await endDelegation(deps, { actor: representative, delegateId });
    expect(await stintsOf(community.id, actor.memberId)).toMatchObject([
      { join_path: 'invitation', status: 'active' },
    ]);

    const waiting = await someActor(db);
    await joinCommunity(deps, { actor: waiting, slug: community.slug });
    const named = await aNamedDelegate(db, seat, waiting);
    await expect(acceptDelegation(deps, named)).rejects.toMatchObject({
      code: 'membership.request_pending',
    });
    expect(await stintsOf(community.id, waiting.memberId)).toEqual([]);
  });

  it('I1 who belongs already keeps their one membership, during and after', async () => {
    const seat = await aSeat(db);
    const { community, representative } = seat;
    const actor = await someActor(db);
    await aStint(db, { community, memberId: actor.memberId });
    const { delegateId } = await aDelegate(db, seat, actor);
    const own = [{ join_path: 'open', status: 'active' }];
    expect(await stintsOf(community.id, actor.memberId)).toMatchObject(own);
    await endDelegation(deps, { actor: representative, delegateId });
    expect(await stintsOf(community.id, actor.memberId)).toMatchObject(own);
    expect(await myDelegations(deps, { actor, locale: 'it' })).toEqual([]);
  });

  it('answers for themselves, with a strong sign-in; or says no', async () => {
    const seat = await aSeat(db);
    const { actor, delegateId } = await aNamedDelegate(db, seat);
    const other = { actor: await someActor(db), delegateId };
    await expect(acceptDelegation(deps, other)).rejects.toMatchObject({
      code: 'delegate.not_found',
    });
    await expect(declineDelegation(deps, other)).rejects.toMatchObject({
      code: 'delegate.not_found',
    });
    const weak = { ...actor, level: 'low' as const };
    await expect(acceptDelegation(deps, { actor: weak, delegateId })).rejects.toMatchObject({
      code: 'session.level_too_low',
    });
    await declineDelegation(deps, { actor: weak, delegateId });
    await expect(acceptDelegation(deps, { actor, delegateId })).rejects.toMatchObject({
      code: 'delegate.not_found',
    });
  });

  it('accepts nothing from somebody who no longer answers for the organisation', async () => {
    const seat = await aSeat(db);
    const { actor, delegateId } = await aNamedDelegate(db, seat);
    const { memberId } = seat.representative;
    const [office] = (await listMyOrganisations(deps, { memberId })).representations;
    const grantId = office?.id ?? ('' as never);
    await endRepresentation(deps, { actor: seat.representative, grantId });
    await expect(acceptDelegation(deps, { actor, delegateId })).rejects.toMatchObject({
      code: 'role.granter_gone',
    });
  });

  it('acts for one organisation in a community, and five people at most for each', async () => {
    const seat = await aSeat(db);
    const second = await aSeat(db, { community: seat.community });
    const { actor } = await aDelegate(db, seat);
    const { delegateId } = await aNamedDelegate(db, second, actor);
    await expect(acceptDelegation(deps, { actor, delegateId })).rejects.toMatchObject({
      code: 'delegate.elsewhere',
    });
    for (let more = 0; more < 4; more += 1) await aNamedDelegate(db, seat);
    await expect(aNamedDelegate(db, seat)).rejects.toMatchObject({ code: 'delegate.too_many' });
  });

  it('(e) hands nothing on: neither names nor invites anybody, nor answers for the organisation', async () => {
    const seat = await aSeat(db);
    const { actor } = await aDelegate(db, seat);
    const { seatId, community } = seat;
    const memberId = await someMember(db);
    await expect(nameDelegate(deps, { actor, seatId, memberId })).rejects.toMatchObject({
      code: 'right.missing',
    });
    const { delegateId } = await aNamedDelegate(db, seat);
    await expect(endDelegation(deps, { actor, delegateId })).rejects.toMatchObject({
      code: 'right.missing',
    });
    const guests = [{ address: 'ospite@example.org', role: undefined }];
    const invitation = { actor, slug: community.slug, guests, locale: 'it' as const };
    const pseudonym = (_label: string, value: string): string => value;
    await expect(
      inviteMembers({ ...deps, pseudonym, lettersOfDay: 1_000 }, invitation),
    ).rejects.toMatchObject({
      code: 'right.missing',
    });
  });

  it('who leaves sits for nobody, and does not come back without the organisation', async () => {
    const seat = await aSeat(db);
    const { actor } = await aDelegate(db, seat);
    const { slug } = seat.community;
    await leaveCommunity(deps, { actor, slug });
    expect(await myDelegations(deps, { actor, locale: 'it' })).toEqual([]);
    await expect(returnToCommunity(deps, { actor, slug })).rejects.toMatchObject({
      code: 'membership.return_too_late',
    });
  });
});
