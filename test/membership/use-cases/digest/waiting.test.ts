// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import type { MemberId } from '../../../../src/kernel/ids.js';
import { readWaiting } from '../../../../src/membership/use-cases/digest/read-waiting.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { fileReport } from '../../../../src/membership/use-cases/reports/file-report.js';
import { aCard } from '../../../support/builders/cards.js';
import { aDispute } from '../../../support/builders/disputes.js';
import { anInvitation } from '../../../support/builders/invitation.js';
import { aProposedLink } from '../../../support/builders/link.js';
import {
  aCommunity,
  actorOf,
  aGrant,
  aStint,
  someActor,
} from '../../../support/builders/membership.js';
import { aReportedCard, reason } from '../../../support/builders/reports.js';
import { aSeatRequest } from '../../../support/builders/seats.js';
import { aSuccessor } from '../../../support/builders/succession.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

const nothing = {
  requests: 0,
  seats: 0,
  proposals: 0,
  offers: 0,
  expiring: 0,
  successors: 0,
  disputes: 0,
  invitations: 0,
  links: 0,
  reports: 0,
};

/** What waits for somebody in their one community. */
async function waitsFor(memberId: MemberId): Promise<object | undefined> {
  const [first, ...others] = await readWaiting(deps, memberId, 'it');
  expect(others).toEqual([]);
  const { slug: _slug, name: _name, ...waiting } = first ?? { slug: '', name: '' };
  return first && waiting;
}

/** A community in which nothing waits: two manage it. */
async function aQuietOne() {
  const community = await aCommunity(db, { joinPath: 'approval' });
  const { memberId } = await aGrant(db, { community, role: 'manager' });
  expect(await waitsFor(memberId)).toBeUndefined();
  return { community, manager: memberId };
}

describe('what waits for those who manage a community', () => {
  it('is nothing in a quiet one, and nothing for other members', async () => {
    const { community } = await aQuietOne();
    await joinCommunity(deps, { actor: await someActor(db), slug: community.slug });
    const { memberId } = await aGrant(db, { community, role: 'moderator' });
    expect(await waitsFor(memberId)).toBeUndefined();
  });

  it('is requests of people and organisations, proposals and offers, each counted', async () => {
    const { community, manager } = await aQuietOne();
    for (const _ of [1, 2]) {
      await joinCommunity(deps, { actor: await someActor(db), slug: community.slug });
    }
    await aGrant(db, { community, role: 'co_manager', status: 'proposed' });
    await aGrant(db, { community, role: 'editor', status: 'offered' });
    await aSeatRequest(db, { community });
    const waiting = { ...nothing, requests: 2, seats: 1, proposals: 1, offers: 1 };
    expect(await waitsFor(manager)).toEqual(waiting);

    const decider = await aGrant(db, { community, role: 'membership_manager' });
    expect(await waitsFor(decider.memberId)).toEqual({ ...nothing, requests: 2, seats: 1 });
  });

  it('is links that other communities propose, not those it proposed itself', async () => {
    const { community, manager } = await aQuietOne();
    const other = await aQuietOne();
    await aProposedLink(db, [{ ...other.community, managerId: other.manager }, community]);
    expect(await waitsFor(manager)).toEqual({ ...nothing, links: 1 });
    expect(await waitsFor(other.manager)).toBeUndefined();
    const decider = await aGrant(db, { community, role: 'membership_manager' });
    expect(await waitsFor(decider.memberId)).toBeUndefined();
  });

  it('is roles that end within sixty days', async () => {
    const { community, manager } = await aQuietOne();
    await aGrant(db, { community, role: 'editor', validUntil: later(now(), 59 * day) });
    await aGrant(db, { community, role: 'editor', validUntil: later(now(), 61 * day) });
    expect(await waitsFor(manager)).toEqual({ ...nothing, expiring: 1 });
  });

  it('is that nobody has agreed to follow the only manager', async () => {
    const community = await aCommunity(db);
    expect(await waitsFor(community.managerId)).toEqual({ ...nothing, successors: 1 });
    const { memberId } = await aGrant(db, { community, role: 'co_manager' });
    expect(await waitsFor(memberId)).toBeUndefined();
    await aSuccessor(db, { community });
    expect(await waitsFor(community.managerId)).toBeUndefined();
  });

  it('is a dispute, for its parties alone', async () => {
    const { community, opener, holder } = await aDispute(db);
    for (const { memberId } of [opener, holder]) {
      expect(await waitsFor(memberId)).toEqual({ ...nothing, disputes: 1 });
    }
    const third = await aGrant(db, { community, role: 'manager' });
    expect(await waitsFor(third.memberId)).toBeUndefined();
  });

  it('is invitations that lapsed in the last week', async () => {
    const { community, manager } = await aQuietOne();
    for (const days of [2, 8]) {
      const { id } = await anInvitation(db, community);
      const ended = { status: 'lapsed', ended_at: later(now(), -days * day) } as const;
      await db.updateTable('invitation').set(ended).where('id', '=', id).execute();
    }
    expect(await waitsFor(manager)).toEqual({ ...nothing, invitations: 1 });
  });

  it('is reports at the desks that somebody sits at, up to their rank, never one that concerns them', async () => {
    const { community, manager } = await aQuietOne();
    const { moderator } = await aReportedCard(db, { community });
    expect(await waitsFor(manager)).toEqual({ ...nothing, reports: 1 });
    expect(await waitsFor(moderator.memberId)).toEqual({ ...nothing, reports: 1 });

    // Of a co-manager only those above them decide, and never whoever reported it.
    const { memberId } = await aGrant(db, { community, role: 'co_manager' });
    const { cardId } = await aCard(db, { community, memberId });
    const thing = { kind: 'card', cardId } as const;
    const filed = { slug: community.slug, thing, reasonCode: 'rules', body: reason } as const;
    await fileReport(deps, { actor: actorOf(manager), ...filed });
    expect(await waitsFor(community.managerId)).toEqual({ ...nothing, reports: 2 });
    for (const one of [manager, moderator.memberId, memberId]) {
      expect(await waitsFor(one)).toEqual({ ...nothing, reports: 1 });
    }
  });

  it('is not told to a manager who rests', async () => {
    const { community } = await aQuietOne();
    const stint = await aStint(db, { community });
    await aGrant(db, { community, memberId: stint.memberId, role: 'co_manager' });
    await joinCommunity(deps, { actor: await someActor(db), slug: community.slug });
    expect(await waitsFor(stint.memberId)).toEqual({ ...nothing, requests: 1 });
    await db.updateTable('stint').set({ paused_at: now() }).where('id', '=', stint.id).execute();
    expect(await waitsFor(stint.memberId)).toBeUndefined();
  });
});
