// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { eraseMember } from '../../../src/identity/use-cases/erase-member.js';
import { mergeMembers } from '../../../src/identity/use-cases/merge-members.js';
import { undoMerge } from '../../../src/identity/use-cases/undo-merge.js';
import { day, later, systemClock as now } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { sweepExpired } from '../../../src/portal/use-cases/sweep.js';
import { aBan } from '../../support/builders/measures.js';
import { actorOf, aGrant, someMember } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { everyFeature } from '../../support/filled-world.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aServedCommunity } from '../../support/portal/served.js';
import { useReceivers } from '../../support/portal/webhook-receiver.js';
import { anEndpoint, deliverOnce, knownTo } from '../../support/portal/webhooks.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const aReceiver = useReceivers();
const deps = { db, now, features: everyFeature(db) };

interface Told {
  readonly type: string;
  readonly subject: string;
}

/** A portal with every way to hear of changes, and one member whom it knows. */
async function listening() {
  const world = await aServedCommunity({ db, app }, {});
  const receiver = await aReceiver();
  await anEndpoint(db, { ...world.portal, url: receiver.url });
  const memberId = await someMember(db);
  const sub = await knownTo(db, world.portal.sector, memberId);
  const join = (id: MemberId) =>
    joinCommunity(deps, { actor: actorOf(id), slug: world.community.slug });
  await join(memberId);
  let place = { asOf: '', next: 0, calls: 0 };
  /** What each way tells since it was asked last. */
  const heard = async () => {
    await deliverOnce(db);
    const { asOf: since } = place;
    const list = await world.list(since && `changed_since=${since}`);
    const { body } = await world.get(`/events?after=${place.next}`);
    const calls = receiver.calls.slice(place.calls).map(({ body: sent }) => JSON.parse(sent));
    place = { asOf: list.asOf, next: Number(body['next']), calls: receiver.calls.length };
    const fed = body['items'] as readonly Told[];
    return {
      members: list.items.map(({ subject, member }) => ({ subject, member })),
      feed: fed.map(({ type, subject }) => `${type} ${subject}`),
      webhooks: calls.map(({ type, data }) => `${type} ${data.subject}`).toSorted(),
    };
  };
  return { ...world, memberId, sub, join, heard };
}

const merge = async (from: MemberId, into: MemberId) =>
  mergeMembers(deps, { actor: actorOf(into), from, into, proven: { from: now(), into: now() } });

describe('a portal that knows a member', () => {
  it('is told what ended by their erasure, and then that subject is nobody’s', async () => {
    const { community, memberId, sub, heard, get } = await listening();
    await aGrant(db, { community, memberId, role: 'moderator' });
    await heard();
    await eraseMember(deps, { actor: actorOf(memberId) });
    const ended = [`role.ended ${sub}`, `stint.ended ${sub}`, `member.erased ${sub}`];
    expect(await heard()).toEqual({
      members: [{ subject: sub, member: false }],
      feed: ended,
      webhooks: ended.toSorted(),
    });
    expect((await get(`/communities/${community.slug}/members/${sub}`)).status).toBe(404);
  });

  it('keeps no trace of the erased after thirty days, and of ended releases nothing but that they ended', async () => {
    const { memberId, sub, portal } = await listening();
    const row = { member_id: memberId, claims: ['name'], received: ['name'], shown_at: now() };
    const other = await aPortal(db);
    for (const [client_id, ended_at] of [
      [portal.clientId, now()],
      [other.clientId, null],
    ] as const)
      await db
        .insertInto('release_notice')
        .values({ ...row, client_id, ended_at })
        .execute();
    await eraseMember(deps, { actor: actorOf(memberId) });
    const left = async () => {
      const former = db.selectFrom('former_subject').select('sub').where('sub', '=', sub);
      const told = db.selectFrom('subject_change').select('sub').where('former_sub', '=', sub);
      const ended = db
        .selectFrom('release_notice')
        .select(['claims', 'received'])
        .where('member_id', '=', memberId);
      const [names, changes] = [await former.execute(), await told.execute()];
      return [names.length, changes.length, await ended.execute()];
    };
    await sweepExpired({ db, now: () => later(now(), 29 * day) });
    expect(await left()).toEqual([1, 1, [{ claims: [], received: [] }]]);
    await sweepExpired({ db, now: () => later(now(), 31 * day) });
    expect(await left()).toEqual([0, 0, []]);
  });

  it('is told what ended by a merge because the other is banned', async () => {
    const { community, memberId, sub, heard, join } = await listening();
    const into = await someMember(db);
    await join(into);
    await aBan(db, community, into);
    await heard();
    await merge(memberId, into);
    const ended = [`stint.ended ${sub}`];
    expect(await heard()).toEqual({
      members: [{ subject: sub, member: false }],
      feed: ended,
      webhooks: ended,
    });
  });

  it('is not told that what a merge carried over has ended, nor when it is taken back', async () => {
    const { memberId, sub, heard } = await listening();
    await heard();
    const into = await someMember(db);
    const mergeId = await merge(memberId, into);
    const merged = await heard();
    expect(merged.feed).toEqual([`stint.started ${sub}`]);
    expect(merged.webhooks).toEqual([`stint.started ${sub}`]);
    expect(new Set(merged.members.map(({ member }) => member))).toEqual(new Set([true]));

    await undoMerge(deps, { actor: actorOf(into), mergeId });
    const undone = await heard();
    expect(undone.feed).toEqual([`stint.started ${sub}`]);
    expect(undone.webhooks).toEqual([`stint.started ${sub}`]);
  });

  it('hears nothing more of the survivor once the merge is taken back', async () => {
    const { memberId, heard, join } = await listening();
    const into = await someMember(db);
    const mergeId = await merge(memberId, into);
    await undoMerge(deps, { actor: actorOf(into), mergeId });
    await heard();
    await join(into);
    expect(await heard()).toEqual({ members: [], feed: [], webhooks: [] });
  });
});
