// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { RoleGrantId } from '../../../../src/kernel/ids.js';
import { lockCommunity } from '../../../../src/membership/store/communities.js';
import { answerDispute } from '../../../../src/membership/use-cases/disputes/answer-dispute.js';
import { decideDispute } from '../../../../src/membership/use-cases/disputes/decide-dispute.js';
import { openDispute } from '../../../../src/membership/use-cases/disputes/open-dispute.js';
import {
  listDisputes,
  readDispute,
} from '../../../../src/membership/use-cases/disputes/read-disputes.js';
import { eraseMember } from '../../../../src/membership/use-cases/erase-member.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { pauseMembership } from '../../../../src/membership/use-cases/pausing/pause-membership.js';
import { revokeRole } from '../../../../src/membership/use-cases/revoke-role.js';
import { aDispute } from '../../../support/builders/disputes.js';
import { aCommunity, aGrant, aStaffMember, actorOf } from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const message = 'Non risponde a nessuno';
const reason = 'Sentite le due parti';
const statusOf = async (id: RoleGrantId) =>
  (
    await db
      .selectFrom('role_grant')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).status;

describe('between two managers', () => {
  it('neither takes the role of the other: the staff decides, and until then nothing changes', async () => {
    const { opener, grantId, disputeId, holder } = await aDispute(db);
    const revoking = revokeRole(deps, { actor: opener, grantId, reason });
    await expect(revoking).rejects.toMatchObject({ code: 'role.dispute' });
    expect(await statusOf(grantId)).toBe('active');

    const staff = await aStaffMember(db);
    await decideDispute(deps, { actor: staff, disputeId, verdict: 'upheld', reason });
    expect(await statusOf(grantId)).toBe('revoked');
    const told = await readDispute(deps, { actor: holder, disputeId, locale: 'it' });
    expect(told.dispute).toMatchObject({ status: 'upheld', reason });
  });

  it('a dismissed dispute leaves the role, and another may be opened later', async () => {
    const { opener, grantId, disputeId } = await aDispute(db);
    const staff = await aStaffMember(db);
    const decision = { actor: staff, disputeId, verdict: 'dismissed', reason } as const;
    await decideDispute(deps, decision);
    expect(await statusOf(grantId)).toBe('active');
    await expect(decideDispute(deps, decision)).rejects.toMatchObject({ code: 'dispute.decided' });
    await openDispute(deps, { actor: opener, grantId, message });
    const again = openDispute(deps, { actor: opener, grantId, message });
    await expect(again).rejects.toMatchObject({ code: 'dispute.already_open' });
  });

  it('I2 upheld against the only one left, somebody of the staff takes over', async () => {
    const { community, opener, grantId, disputeId } = await aDispute(db);
    const staff = await aStaffMember(db);
    await leaveCommunity(deps, { actor: opener, slug: community.slug });
    await decideDispute(deps, { actor: staff, disputeId, verdict: 'upheld', reason });
    expect(await statusOf(grantId)).toBe('revoked');
    const held = db.selectFrom('live_role').select('role');
    const inCharge = await held.where('community_id', '=', community.id).execute();
    expect(inCharge).toEqual([{ role: 'caretaker' }]);
  });

  it('I2 upheld against one who rests, the other goes on without a caretaker', async () => {
    const { community, holder, disputeId } = await aDispute(db);
    const staff = await aStaffMember(db);
    await pauseMembership(deps, { actor: holder, slug: community.slug, listed: true });
    await decideDispute(deps, { actor: staff, disputeId, verdict: 'upheld', reason });
    const held = db.selectFrom('live_role').select(['role', 'member_id']);
    const inCharge = await held.where('community_id', '=', community.id).execute();
    expect(inCharge).toEqual([{ role: 'manager', member_id: community.managerId }]);
  });

  it('nobody disputes their own role, a lesser one, or without being manager', async () => {
    const community = await aCommunity(db);
    const actor = actorOf(community.managerId);
    const own = await db
      .selectFrom('role_grant')
      .select('id')
      .where('community_id', '=', community.id)
      .executeTakeFirstOrThrow();
    const self = openDispute(deps, { actor, grantId: own.id as RoleGrantId, message });
    await expect(self).rejects.toMatchObject({ code: 'dispute.own' });
    const { id: grantId, memberId } = await aGrant(db, { community, role: 'co_manager' });
    const lesser = openDispute(deps, { actor, grantId, message });
    await expect(lesser).rejects.toMatchObject({ code: 'right.missing' });
    const upwards = { actor: actorOf(memberId), grantId: own.id as RoleGrantId, message };
    await expect(openDispute(deps, upwards)).rejects.toMatchObject({ code: 'right.missing' });
    const blank = openDispute(deps, { actor, grantId, message: ' ' });
    await expect(blank).rejects.toMatchObject({ code: 'appeal.message_missing' });
    const stale = actorOf(community.managerId, { authenticatedAt: new Date(0) });
    const old = openDispute(deps, { actor: stale, grantId, message });
    await expect(old).rejects.toMatchObject({ code: 'session.not_fresh' });
  });

  it('is read and written by the parties and the staff, and by nobody else', async () => {
    const { community, opener, holder, disputeId } = await aDispute(db);
    await answerDispute(deps, { actor: holder, disputeId, message: 'Ero malata' });
    const staff = await aStaffMember(db);
    await answerDispute(deps, { actor: staff, disputeId, message: 'Da quando?' });
    const page = await readDispute(deps, { actor: opener, disputeId, locale: 'it' });
    expect(page.messages.map(({ author }) => author)).toEqual(
      [opener, holder, staff].map(({ memberId }) => memberId),
    );
    expect(page.decides).toBe(false);
    const other = actorOf((await aGrant(db, { community, role: 'manager' })).memberId);
    const administrator = await aStaffMember(db, 'platform_admin');
    for (const actor of [other, administrator]) {
      const none = { code: 'dispute.not_found' };
      const reading = readDispute(deps, { actor, disputeId, locale: 'it' });
      await expect(reading).rejects.toMatchObject(none);
      const writing = answerDispute(deps, { actor, disputeId, message });
      await expect(writing).rejects.toMatchObject(none);
      const listing = listDisputes(deps, { actor, locale: 'it' });
      await expect(listing).rejects.toMatchObject({ code: 'right.missing' });
    }
    const waiting = await listDisputes(deps, { actor: staff, locale: 'it' });
    expect(waiting.items.map(({ id }) => id)).toContain(disputeId);
  });

  it('I7 is decided by nobody who is a party', async () => {
    const { opener, holder, disputeId } = await aDispute(db);
    for (const { memberId } of [opener, holder]) {
      const actor = await aStaffMember(db, 'regional_staff', memberId);
      const own = decideDispute(deps, { actor, disputeId, verdict: 'upheld', reason });
      await expect(own).rejects.toMatchObject({ code: 'dispute.own' });
    }
  });

  it('is over with the role, and forgets its words with who wrote them', async () => {
    const { community, opener, holder, disputeId } = await aDispute(db);
    await leaveCommunity(deps, { actor: holder, slug: community.slug });
    const page = await readDispute(deps, { actor: opener, disputeId, locale: 'it' });
    expect(page.dispute.status).toBe('over');
    await db
      .transaction()
      .execute((trx) => eraseMember(trx, { memberId: opener.memberId, at: new Date() }));
    const after = await readDispute(deps, { actor: holder, disputeId, locale: 'it' });
    expect(after.messages.map(({ body }) => body)).toEqual(['-']);
  });

  it('is decided once, of two at the same moment', async () => {
    const { community, disputeId } = await aDispute(db);
    const staff = [await aStaffMember(db), await aStaffMember(db)];
    const queue = await db.startTransaction().execute();
    await lockCommunity(queue, community.slug);
    const both = Promise.allSettled(
      staff.map((actor, n) =>
        decideDispute(deps, { actor, disputeId, verdict: n ? 'upheld' : 'dismissed', reason }),
      ),
    );
    await untilBlocked(db, 2);
    await queue.commit().execute();
    const lost = (await both).filter(({ status }) => status === 'rejected');
    expect(lost).toMatchObject([{ reason: { code: 'dispute.decided' } }]);
  });
});
