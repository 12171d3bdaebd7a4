// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { newId } from '../../../../src/kernel/ids.js';
import { decideJoinRequest } from '../../../../src/membership/use-cases/decide-join-request.js';
import { acceptInvitation } from '../../../../src/membership/use-cases/inviting/answer-invitation.js';
import { inviteMembers } from '../../../../src/membership/use-cases/inviting/invite-members.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { anAddress, anInvitation, invitingDeps } from '../../../support/builders/invitation.js';
import { aCommunity, actorOf, someActor } from '../../../support/builders/membership.js';
import { statementsOf } from '../../../support/count-statements.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

/** A community with every way in, a guest who asked and was invited as an editor. */
async function everyWay() {
  const domain = `ente-${newId()}.example`;
  const community = await aCommunity(db, { joinPath: 'approval' });
  const guest = await someActor(db);
  const asked = await joinCommunity(deps, { actor: guest, slug: community.slug });
  const requestId = asked.outcome === 'requested' ? asked.requestId : undefined;
  const address = `ospite@${domain}`;
  await anAddress(db, guest.memberId, { address });
  const invitation = await anInvitation(db, community, { address, role: 'editor' });
  const ways = [
    { path: 'approval' },
    { path: 'invitation' },
    { path: 'affiliation', emailDomains: [domain] },
  ];
  const open = (paths: readonly { path: string }[]) =>
    db
      .updateTable('community')
      .set({ join_ways: JSON.stringify(paths) })
      .where('id', '=', community.id)
      .execute();
  return { community, slug: community.slug, guest, requestId, invitation, ways, open };
}

type World = Awaited<ReturnType<typeof everyWay>>;

const comesIn: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
  async open({ guest, slug, open }) {
    await open([{ path: 'open' }]);
    return joinCommunity(deps, { actor: guest, slug });
  },
  async approval({ community, requestId }) {
    if (!requestId) throw new Error('nothing was asked');
    const actor = actorOf(community.managerId);
    return decideJoinRequest(deps, { actor, requestId, decision: 'approve' });
  },
  async 'the button of an invitation'({ guest, slug, open }) {
    await open([{ path: 'invitation' }]);
    return joinCommunity(deps, { actor: guest, slug });
  },
  async 'the link of an invitation'({ guest, invitation }) {
    return acceptInvitation(deps, { actor: guest, token: invitation.token });
  },
  async affiliation({ guest, slug, open, ways }) {
    await open(ways.slice(2));
    return joinCommunity(deps, { actor: guest, slug });
  },
};

describe('whoever comes in by one way', () => {
  it.each(Object.keys(comesIn))('%s: nothing else of theirs stays open', async (way) => {
    const world = await everyWay();
    await comesIn[way]?.(world);

    const { community, guest, invitation } = world;
    const open = await db
      .selectFrom('join_request')
      .select('id')
      .where('member_id', '=', guest.memberId)
      .where('status', 'in', ['pending', 'needs_info'])
      .execute();
    expect(open).toEqual([]);
    const letter = await db
      .selectFrom('invitation')
      .select('status')
      .where('id', '=', invitation.id)
      .executeTakeFirstOrThrow();
    expect(['accepted', 'superseded']).toContain(letter.status);
    const offers = await db
      .selectFrom('role_grant')
      .select(['role', 'status', 'offered_by'])
      .where('member_id', '=', guest.memberId)
      .execute();
    expect(offers).toEqual([
      { role: 'editor', status: 'offered', offered_by: community.managerId },
    ]);
  });

  it('is offered each role once, and nothing by an address that is only said to be theirs', async () => {
    const community = await aCommunity(db);
    const guest = await someActor(db);
    for (const name of ['uno', 'due', 'tre']) {
      const address = `${name}-${newId()}@example.org`;
      await anAddress(db, guest.memberId, { address, proven: name !== 'tre' });
      const role = name === 'tre' ? 'moderator' : 'editor';
      await anInvitation(db, community, { address, role });
    }
    await joinCommunity(deps, { actor: guest, slug: community.slug });
    const offers = await db
      .selectFrom('role_grant')
      .select('role')
      .where('member_id', '=', guest.memberId)
      .execute();
    expect(offers).toEqual([{ role: 'editor' }]);
  });
});

it('inviting three hundred takes no more statements than inviting one', async () => {
  const { slug, managerId } = await aCommunity(db);
  const actor = actorOf(managerId);
  const inviting = (count: number) => {
    const guests = Array.from({ length: count }, () => ({ address: `g-${newId()}@example.org` }));
    return statementsOf(() =>
      inviteMembers(invitingDeps(db), { actor, slug, guests, locale: 'it' }),
    );
  };
  const one = await inviting(1);
  expect(await inviting(300)).toHaveLength(one.length);
  const { rows } = await db
    .selectFrom('outbox')
    .select('id')
    .where('type', '=', 'invitation.sent')
    .where('actor', '=', managerId)
    .execute()
    .then((events) => ({ rows: events.length }));
  expect(rows).toBe(301);
});
