// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId, trustId, type RoleGrantId } from '../../../../../src/kernel/ids.js';
import {
  communityRoles,
  type CommunityRole,
} from '../../../../../src/membership/domain/permissions.js';
import { answerOffer } from '../../../../../src/membership/use-cases/answer-offer.js';
import { acceptInvitation } from '../../../../../src/membership/use-cases/inviting/answer-invitation.js';
import { secretOf } from '../../../../../src/membership/use-cases/inviting/letters.js';
import { readdressInvitation } from '../../../../../src/membership/use-cases/inviting/manage-invitation.js';
import { leaveCommunity } from '../../../../../src/membership/use-cases/leave-community.js';
import { anAddress, anInvitation, invitingDeps } from '../../../../support/builders/invitation.js';
import { aCommunity, aGrant, actorOf, someActor } from '../../../../support/builders/membership.js';
import { useDatabase } from '../../../../support/database.js';

const { db } = useDatabase();
const deps = invitingDeps(db);

/** By hand, from the rules of granting: who of those who invite may give a role. */
const givers: Readonly<Record<string, readonly CommunityRole[]>> = {
  manager: ['manager'],
  co_manager: ['manager'],
  observer: ['manager'],
  membership_manager: ['manager', 'co_manager'],
  moderator: ['manager', 'co_manager'],
  facilitator: ['manager', 'co_manager'],
  editor: ['manager', 'co_manager'],
  contact_person: ['manager', 'co_manager'],
};
const offered = fc.constantFrom(...(Object.keys(givers) as CommunityRole[]));

async function invitedWith(role: CommunityRole) {
  const community = await aCommunity(db);
  const guest = { address: `vero-${newId()}@example.org`, role };
  return { community, invitation: await anInvitation(db, community, guest) };
}

/** The friend takes the letter that came to them, and the role beside it. */
async function comesIn(invitation: Awaited<ReturnType<typeof invitedWith>>['invitation']) {
  const friend = await someActor(db);
  const address = `amico-${newId()}@example.org`;
  await anAddress(db, friend.memberId, { address });
  const token = secretOf(deps, { id: invitation.id, sentCount: 2 });
  return { friend, address, accept: () => acceptInvitation(deps, { actor: friend, token }) };
}

describe('an invitation that is sent to somebody else', () => {
  it('(a) (b) brings its role only by the hand of one who may give that role', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...communityRoles), offered, async (held, role) => {
        const { community, invitation } = await invitedWith(role);
        const { memberId } = await aGrant(db, { community, role: held });
        const { friend, address, accept } = await comesIn(invitation);
        const actor = actorOf(memberId);

        const readdressed = await readdressInvitation(deps, {
          actor,
          invitationId: invitation.id,
          address,
        }).then(
          () => true,
          () => false,
        );

        expect([held, role, readdressed]).toEqual([held, role, givers[role]?.includes(held)]);
        if (!readdressed) return;
        await accept();
        const grant = await db
          .selectFrom('role_grant')
          .select(['id', 'role', 'offered_by'])
          .where('member_id', '=', friend.memberId)
          .executeTakeFirstOrThrow();
        expect(grant).toMatchObject({ role, offered_by: memberId });
        const grantId = trustId<RoleGrantId>(grant.id);
        expect(await answerOffer(deps, { actor: friend, grantId, accept: true })).toBe('started');
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  it('(c) offers nothing to whoever sends it to themselves', async () => {
    const { community, invitation } = await invitedWith('editor');
    const { memberId } = await aGrant(db, { community, role: 'co_manager' });
    const address = `io-${newId()}@example.org`;
    await anAddress(db, memberId, { address });
    const actor = actorOf(memberId);
    await readdressInvitation(deps, { actor, invitationId: invitation.id, address });
    await leaveCommunity(deps, { actor, slug: community.slug });
    const token = secretOf(deps, { id: invitation.id, sentCount: 2 });

    await expect(acceptInvitation(deps, { actor, token })).rejects.toMatchObject({
      code: 'invitation.own',
    });
  });

  it('without a role goes on by whoever invites, who writes their own words', async () => {
    const community = await aCommunity(db);
    const invitation = await anInvitation(db, community);
    await db
      .updateTable('invitation')
      .set({ message: 'Ciao Vero' })
      .where('id', '=', invitation.id)
      .execute();
    const { memberId } = await aGrant(db, { community, role: 'membership_manager' });
    const address = `altra-${newId()}@example.org`;

    await readdressInvitation(deps, {
      actor: actorOf(memberId),
      invitationId: invitation.id,
      address,
    });

    const row = await db
      .selectFrom('invitation')
      .select(['address', 'invited_by', 'message'])
      .where('id', '=', invitation.id)
      .executeTakeFirst();
    expect(row).toEqual({ address, invited_by: memberId, message: '' });
  });
});
