// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, hour, later } from '../../../../src/kernel/clock.js';
import { newId } from '../../../../src/kernel/ids.js';
import { demandLetters } from '../../../../src/membership/use-cases/inviting/demand-letters.js';
import { inviteMembers } from '../../../../src/membership/use-cases/inviting/invite-members.js';
import {
  readdressInvitation,
  resendInvitation,
} from '../../../../src/membership/use-cases/inviting/manage-invitation.js';
import { anInvitation, invitingDeps } from '../../../support/builders/invitation.js';
import { aCommunity, aGrant, actorOf, someMember } from '../../../support/builders/membership.js';
import { useDatabase } from '../../../support/database.js';
import { get, post, webApp } from '../../../support/web-app.js';

const { db } = useDatabase();
const most = 40;
const deps = { ...invitingDeps(db), lettersOfDay: most };
const address = () => `ada-${newId()}@example.org`;
const full = { code: 'invitation.day_full' };

type Community = Awaited<ReturnType<typeof aCommunity>>;

/** As if so many had gone out already. */
const send = async (community: Pick<Community, 'id' | 'managerId'>, letters: number) => {
  const from = { communityId: community.id, by: community.managerId };
  await db
    .transaction()
    .execute((trx) => demandLetters(trx, from, { letters, most, at: deps.now() }));
};

const inviteAs = (
  { slug, managerId }: Pick<Community, 'slug' | 'managerId'>,
  letters: number,
  at = deps.now(),
) => {
  const guests = Array.from({ length: letters }, () => ({ address: address() }));
  const actor = { ...actorOf(managerId), authenticatedAt: at };
  return inviteMembers({ ...deps, now: () => at }, { actor, slug, guests, locale: 'it' });
};

describe('the letters of a day', () => {
  it('end for the community, whoever invites, and begin anew after a day', async () => {
    const community = await aCommunity(db);
    const other = await aGrant(db, {
      community,
      memberId: await someMember(db),
      role: 'membership_manager',
    });
    await send(community, most - 2);
    await expect(inviteAs(community, 3)).rejects.toMatchObject(full);
    const colleague = { ...community, managerId: other.memberId };
    expect(await inviteAs(colleague, 2)).toMatchObject({ sent: 2 });
    await expect(inviteAs(colleague, 1)).rejects.toMatchObject({
      ...full,
      context: { limit: 'community', most, retryAfter: expect.any(Number) },
    });
    const tomorrow = later(deps.now(), day + hour);
    expect(await inviteAs(colleague, 1, tomorrow)).toMatchObject({ sent: 1 });
  });

  it('end for a person in all of their communities', async () => {
    const one = await aCommunity(db);
    const two = await aCommunity(db);
    await aGrant(db, { community: two, memberId: one.managerId, role: 'manager' });
    await send(one, most);
    await expect(inviteAs({ ...two, managerId: one.managerId }, 1)).rejects.toMatchObject({
      ...full,
      context: { limit: 'actor' },
    });
    expect(await inviteAs(two, 1)).toMatchObject({ sent: 1 });
  });

  it('count those that are sent again, and elsewhere', async () => {
    const community = await aCommunity(db);
    const { id: invitationId } = await anInvitation(db, community);
    await send(community, most - 1);
    const again = { actor: actorOf(community.managerId), invitationId };
    const soon = { ...deps, now: () => later(deps.now(), 2 * hour) };
    await expect(resendInvitation(soon, again)).rejects.toMatchObject(full);
    const elsewhere = { ...again, address: address() };
    await expect(readdressInvitation(deps, elsewhere)).rejects.toMatchObject(full);
  });

  it('are told in the form, which keeps what was typed', async () => {
    const app = webApp(db, { lettersOfDay: most });
    const community = await aCommunity(db);
    await send(community, most);
    const cookie = app.signIn(actorOf(community.managerId));
    const page = `/c/${community.slug}/manage/invitations`;
    await get(app, page, cookie).expect(200);
    const typed = { guests: address(), message: 'Vieni?', locale: 'it' };
    const refused = await post(app, page, typed, cookie).expect(422);
    expect(refused.text).toContain('riprova domani');
    expect(refused.text).toContain(typed.guests);
  });
});
