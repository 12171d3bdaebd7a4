// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { membershipFeature } from '../../../../src/compose/membership.js';
import { eraseMember } from '../../../../src/identity/use-cases/erase-member.js';
import { mergeMembers } from '../../../../src/identity/use-cases/merge-members.js';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import { trustId, type JoinRequestId, type MemberId } from '../../../../src/kernel/ids.js';
import { submitRequest } from '../../../../src/membership/domain/join-request.js';
import { startStint } from '../../../../src/membership/domain/stint.js';
import { insertJoinRequest } from '../../../../src/membership/store/join-requests.js';
import { lockForBan } from '../../../../src/membership/store/measures/bans.js';
import { decideJoinRequest } from '../../../../src/membership/use-cases/decide-join-request.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { banEverywhere } from '../../../../src/membership/use-cases/measures/ban-everywhere.js';
import { banMember } from '../../../../src/membership/use-cases/measures/ban-member.js';
import { endDueMeasures } from '../../../../src/membership/use-cases/measures/end-due-measures.js';
import { liftMeasure } from '../../../../src/membership/use-cases/measures/lift-measure.js';
import { insertStint } from '../../../support/builders/insert-stint.js';
import { aMember, aStranger, signedIn } from '../../../support/builders/identity.js';
import { aBan, orderOf } from '../../../support/builders/measures.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
  someActor,
} from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now, features: [membershipFeature] };
const words = { reasonCode: 'conduct', reason: 'Messaggi offensivi' } as const;
const join = (memberId: MemberId, slug: Parameters<typeof joinCommunity>[1]['slug']) =>
  joinCommunity(deps, { actor: actorOf(memberId), slug });
const barred = { code: 'membership.barred' };
const liveOf = async (memberId: MemberId): Promise<number> =>
  (
    await db
      .selectFrom('stint')
      .select('id')
      .where('member_id', '=', memberId)
      .where('ended_at', 'is', null)
      .execute()
  ).length;

describe('a ban', () => {
  it('I5 ends membership and request, and refuses both until it is lifted', async () => {
    const here = await aCommunity(db);
    const asking = await aCommunity(db, { joinPath: 'approval' });
    const { memberId } = await aStint(db, { community: here });
    await join(memberId, asking.slug);
    const { measureId } = await aBan(db, here, memberId);
    await aBan(db, asking, memberId);
    expect(await liveOf(memberId)).toBe(0);
    await expect(join(memberId, here.slug)).rejects.toMatchObject(barred);
    await expect(join(memberId, asking.slug)).rejects.toMatchObject(barred);
    await expect(aBan(db, here, memberId)).rejects.toMatchObject({
      code: 'measure.already_in_force',
    });

    const actor = actorOf(here.managerId);
    await liftMeasure(deps, { actor, measureId, reason: 'Chiarito' });
    await join(memberId, here.slug);
  });

  it('I5 holds in the database itself, for whatever way in', async () => {
    const here = await aCommunity(db);
    const { memberId } = await aStint(db, { community: here });
    await aBan(db, here, memberId);
    await expect(aStint(db, { community: here, memberId })).rejects.toMatchObject({
      constraint: 'member_not_banned',
    });
  });

  it('I5 holds there for a request as well, in one community and in all', async () => {
    const asking = await aCommunity(db, { joinPath: 'approval' });
    const { memberId } = await aStint(db, { community: asking });
    await aBan(db, asking, memberId);
    const everywhere = await someActor(db);
    const staff = await aStaffMember(db);
    const order = { memberId: everywhere.memberId, ...words, days: undefined };
    await banEverywhere(deps, { ...order, actor: staff });
    for (const actor of [actorOf(memberId), everywhere]) {
      const request = submitRequest(asking.id, actor, { message: '', at: now() });
      const forced = db.transaction().execute((trx) => insertJoinRequest(trx, request));
      await expect(forced).rejects.toMatchObject({ constraint: 'member_not_banned' });
    }
  });

  it('ends by itself when it has an end', async () => {
    const here = await aCommunity(db);
    const { memberId } = await aStint(db, { community: here });
    await banMember(deps, { ...orderOf(here, memberId), days: 10 });
    await endDueMeasures({ db, now: () => later(now(), 11 * day) });
    await join(memberId, here.slug);
  });

  it('is for somebody who was near, and for whoever shares in running it only after a removal by two', async () => {
    const here = await aCommunity(db);
    const stranger = await aMember(db);
    await expect(aBan(db, here, stranger)).rejects.toMatchObject({ code: 'membership.not_member' });
    const { memberId } = await aGrant(db, { community: here, role: 'co_manager' });
    await expect(aBan(db, here, memberId)).rejects.toMatchObject({ code: 'measure.needs_second' });
    const gone = await aStint(db, { community: here });
    await leaveCommunity(deps, { actor: actorOf(gone.memberId), slug: here.slug });
    await aBan(db, here, gone.memberId);
    await expect(join(gone.memberId, here.slug)).rejects.toMatchObject(barred);
  });

  it('by the region reaches every community, and needs its right', async () => {
    const [one, two] = [await aCommunity(db), await aCommunity(db)];
    const { memberId } = await aStint(db, { community: one });
    const order = { memberId, ...words, days: undefined };
    const manager = banEverywhere(deps, { ...order, actor: actorOf(one.managerId) });
    await expect(manager).rejects.toMatchObject({ code: 'right.missing' });
    const actor = await aStaffMember(db);
    const self = banEverywhere(deps, { ...order, memberId: actor.memberId, actor });
    await expect(self).rejects.toMatchObject({ code: 'measure.own' });

    await banEverywhere(deps, { ...order, actor });
    expect(await liveOf(memberId)).toBe(0);
    await expect(join(memberId, two.slug)).rejects.toMatchObject(barred);
  });
});

describe('a ban outlives', () => {
  it('I5 the erasure of the person, who is known again by the same fiscal code and by nothing else', async () => {
    const here = await aCommunity(db);
    const first = await signedIn(db, aStranger(0));
    await aStint(db, { community: here, memberId: first.memberId });
    const { measureId } = await aBan(db, here, first.memberId);
    await eraseMember(deps, { actor: actorOf(first.memberId) });
    const kept = await db.selectFrom('measure').selectAll().where('id', '=', measureId).execute();
    expect(kept).toMatchObject([{ status: 'in_force', reason: '-', end_reason: null }]);

    const again = await signedIn(db, aStranger(0, { idp: 'beta' }));
    expect(again.memberId).not.toBe(first.memberId);
    await expect(join(again.memberId, here.slug)).rejects.toMatchObject(barred);
    const other = await signedIn(db, aStranger(1));
    await join(other.memberId, here.slug);

    const actor = actorOf(here.managerId);
    await liftMeasure(deps, { actor, measureId, reason: 'Basta così' });
    expect(await db.selectFrom('ban_key').selectAll().execute()).toEqual([]);
    await join(again.memberId, here.slug);
  });

  it.each(['from', 'into'] as const)(
    'I18 a merge, whichever side it was imposed on (%s), and ends what the other had there',
    async (side) => {
      const here = await aCommunity(db);
      const [from, into] = [await aMember(db), await aMember(db)];
      const banned = side === 'from' ? from : into;
      const free = side === 'from' ? into : from;
      await aStint(db, { community: here, memberId: banned });
      await aBan(db, here, banned);
      await aStint(db, { community: here, memberId: free });
      const proven = { from: now(), into: now() };
      await mergeMembers(deps, { actor: actorOf(into), from, into, proven });
      expect(await liveOf(into)).toBe(0);
      await expect(join(into, here.slug)).rejects.toMatchObject(barred);
    },
  );
});

/** What a ban writes, in a transaction that has not ended. */
async function halfBanned(memberId: MemberId, by: MemberId) {
  const banning = await db.startTransaction().execute();
  await lockForBan(banning, memberId);
  await sql`insert into measure
    (id, kind, status, member_id, reason_code, reason, imposed_by, by_staff, imposed_at)
    values (gen_random_uuid(), 'ban', 'in_force', ${memberId}, 'other', 'prova', ${by}, true, now())`.execute(
    banning,
  );
  return banning;
}

describe.each([
  ['join', 'open'],
  ['request', 'approval'],
] as const)('a ban and a %s at the same moment', (_what, joinPath) => {
  it('I5 the ban waits for it, and ends it', async () => {
    const here = await aCommunity(db, { joinPath });
    const staff = await aStaffMember(db);
    const actor = await someActor(db);
    const coming = await db.startTransaction().execute();
    if (joinPath === 'open') {
      await insertStint(coming, startStint(here.id, actor, { path: 'open', at: now() }));
    } else {
      await insertJoinRequest(coming, submitRequest(here.id, actor, { message: '', at: now() }));
    }

    const order = { actor: staff, memberId: actor.memberId, ...words, days: undefined };
    const banning = banEverywhere(deps, order);
    await untilBlocked(db);
    await coming.commit().execute();
    await banning;
    expect(await liveOf(actor.memberId)).toBe(0);
    const open = db.selectFrom('join_request').select('id').where('status', '=', 'pending');
    expect(await open.where('member_id', '=', actor.memberId).execute()).toEqual([]);
  });

  it('I5 it waits for the ban, and sees it', async () => {
    const here = await aCommunity(db, { joinPath });
    const staff = await aStaffMember(db);
    const actor = await someActor(db);
    const banning = await halfBanned(actor.memberId, staff.memberId);

    const coming = joinCommunity(deps, { actor, slug: here.slug });
    const outcome = expect(coming).rejects.toMatchObject(barred);
    await untilBlocked(db);
    await banning.commit().execute();
    await outcome;
  });
});

describe('a ban and a decision on a request at the same moment', () => {
  it('I5 the approval waits for the ban, and lets nobody in', async () => {
    const here = await aCommunity(db, { joinPath: 'approval' });
    const staff = await aStaffMember(db);
    const actor = await someActor(db);
    await joinCommunity(deps, { actor, slug: here.slug });
    const { id } = await db
      .selectFrom('join_request')
      .select('id')
      .where('member_id', '=', actor.memberId)
      .executeTakeFirstOrThrow();
    const banning = await halfBanned(actor.memberId, staff.memberId);

    const requestId = trustId<JoinRequestId>(id);
    const manager = actorOf(here.managerId);
    const approving = decideJoinRequest(deps, { actor: manager, requestId, decision: 'approve' });
    const outcome = expect(approving).rejects.toMatchObject(barred);
    await untilBlocked(db);
    await banning.commit().execute();
    await outcome;
    expect(await liveOf(actor.memberId)).toBe(0);
  });
});
