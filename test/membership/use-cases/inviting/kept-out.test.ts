// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import { newId } from '../../../../src/kernel/ids.js';
import { decideJoinRequest } from '../../../../src/membership/use-cases/decide-join-request.js';
import { acceptInvitation } from '../../../../src/membership/use-cases/inviting/answer-invitation.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { endDueMeasures } from '../../../../src/membership/use-cases/measures/end-due-measures.js';
import { suspendMembership } from '../../../../src/membership/use-cases/measures/suspend-membership.js';
import { aForm, goodAnswers } from '../../../support/builders/form.js';
import { anAddress, anInvitation } from '../../../support/builders/invitation.js';
import { aRemoval, aSuspension, orderOf } from '../../../support/builders/measures.js';
import {
  aCommunity,
  aStaffMember,
  aStint,
  actorOf,
  someActor,
} from '../../../support/builders/membership.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
type Here = Awaited<ReturnType<typeof aCommunity>>;

/** Somebody who was a member, and an invitation to an address of theirs. */
async function invitedBack(here: Here, kept: (memberId: Here['managerId']) => Promise<unknown>) {
  const { memberId } = await aStint(db, { community: here });
  const address = `ada-${newId()}@example.org`;
  await anAddress(db, memberId, { address });
  await kept(memberId);
  const { token } = await anInvitation(db, here, { address });
  return { actor: actorOf(memberId), token };
}

describe('an invitation of somebody who is kept out', () => {
  it.each([
    ['removed', (here: Here, id: Here['managerId']) => aRemoval(db, here, id)],
    [
      'suspended, and gone',
      async (here: Here, id: Here['managerId']) => {
        await aSuspension(db, here, id);
        await leaveCommunity(deps, { actor: actorOf(id), slug: here.slug });
      },
    ],
    [
      'suspended by the region, and gone',
      async (here: Here, id: Here['managerId']) => {
        const order = { ...orderOf(here, id), actor: await aStaffMember(db), days: 30 };
        await suspendMembership(deps, order);
        await leaveCommunity(deps, { actor: actorOf(id), slug: here.slug });
      },
    ],
  ])('I5 waits until the time of whoever was %s is over', async (_, keepOut) => {
    const here = await aCommunity(db, { joinPath: 'invitation' });
    const answer = await invitedBack(here, (id) => keepOut(here, id));
    const accepting = acceptInvitation(deps, answer);
    await expect(accepting).rejects.toMatchObject({ code: 'membership.barred' });

    // The invitation stands meanwhile, for as long as its letter says.
    await endDueMeasures({ db, now: () => later(now(), 31 * day) });
    const late = await acceptInvitation(deps, answer);
    expect(late.outcome).toBe('joined');
  });

  it('I5 does not become a request either', async () => {
    const here = await aCommunity(db, { joinPath: 'invitation' });
    const { memberId } = await aStint(db, { community: here });
    await aRemoval(db, here, memberId);
    const { token } = await anInvitation(db, here);
    const asking = acceptInvitation(deps, { actor: actorOf(memberId), token });
    await expect(asking).rejects.toMatchObject({ code: 'membership.barred' });
  });
});

/** Somebody whose request was refused, and who waits. */
async function refused(here: Here) {
  const actor = await someActor(db);
  const asked = await joinCommunity(deps, { actor, slug: here.slug });
  if (asked.outcome !== 'requested') throw new Error('no request was made');
  const manager = actorOf(here.managerId);
  const no = { decision: 'reject', reason: 'Manca l’ente' } as const;
  await decideJoinRequest(deps, { actor: manager, requestId: asked.requestId, ...no });
  return actor;
}

describe('an invitation after a refused request', () => {
  it('is no way round the wait for whom it was not sent to', async () => {
    const here = await aCommunity(db, { joinPath: 'approval' });
    const actor = await refused(here);
    const { token } = await anInvitation(db, here);
    const asking = acceptInvitation(deps, { actor, token });
    await expect(asking).rejects.toMatchObject({ code: 'membership.too_soon' });
  });

  it('lets in at once whom the community thinks better of', async () => {
    const here = await aCommunity(db, { joinPath: 'approval' });
    const actor = await refused(here);
    const address = `ada-${newId()}@example.org`;
    await anAddress(db, actor.memberId, { address });
    const { token } = await anInvitation(db, here, { address });
    expect(await acceptInvitation(deps, { actor, token })).toMatchObject({ outcome: 'joined' });
  });
});

describe('an invitation that becomes a request', () => {
  it('asks what the community asks, and keeps the answers', async () => {
    const here = await aCommunity(db, { joinPath: 'approval' });
    const form = await aForm(db, here);
    const { id: invitationId, token } = await anInvitation(db, here);
    const actor = await someActor(db);
    const bare = acceptInvitation(deps, { actor, token });
    await expect(bare).rejects.toMatchObject({ code: 'membership.form_not_filled' });
    const half = { form, typed: { ...goodAnswers, ente: '' } };
    await expect(acceptInvitation(deps, { actor, token, filled: half })).rejects.toMatchObject({
      code: 'join_request.answers_invalid',
    });

    await acceptInvitation(deps, { actor, token, filled: { form, typed: goodAnswers } });

    const request = await db
      .selectFrom('join_request')
      .select(['form_version_id', 'invitation_id'])
      .where('member_id', '=', actor.memberId)
      .executeTakeFirstOrThrow();
    expect(request.form_version_id).toBe(form);
    expect(request.invitation_id).toBe(invitationId);
  });
});
