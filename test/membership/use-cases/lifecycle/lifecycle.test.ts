// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { CommunityId } from '../../../../src/kernel/ids.js';
import { setCommunityStatus } from '../../../../src/membership/store/communities.js';
import { appointCaretaker } from '../../../../src/membership/use-cases/appoint-caretaker.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { archiveCommunity } from '../../../../src/membership/use-cases/lifecycle/archive-community.js';
import { closeArchived } from '../../../../src/membership/use-cases/lifecycle/close-archived.js';
import { freezeCommunity } from '../../../../src/membership/use-cases/lifecycle/freeze-community.js';
import { unfreezeCommunity } from '../../../../src/membership/use-cases/lifecycle/unfreeze-community.js';
import { offerRole } from '../../../../src/membership/use-cases/offer-role.js';
import { anInvitation } from '../../../support/builders/invitation.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
  someActor,
} from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';
import { onTwoNodes } from '../../../support/two-nodes.js';

const { db } = useDatabase();
const deps = { db, now };
const statusOf = async (id: CommunityId) =>
  (await db.selectFrom('community').select('status').where('id', '=', id).executeTakeFirst())
    ?.status;

describe('a frozen community', () => {
  it('takes nobody in and changes no role; who wants to leave leaves', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const { memberId } = await aStint(db, { community });
    const staff = await aStaffMember(db);
    const freeze = (reason: string, actor = staff) =>
      freezeCommunity(deps, { actor, slug, reason });
    await expect(freeze('Lite', actorOf(community.managerId))).rejects.toMatchObject({
      code: 'right.missing',
    });
    await expect(freeze(' ')).rejects.toMatchObject({ code: 'community.reason_missing' });
    await freeze('Una lite');
    await expect(freeze('Ancora')).rejects.toMatchObject({ code: 'community.not_active' });

    const joining = joinCommunity(deps, { actor: await someActor(db), slug });
    await expect(joining).rejects.toMatchObject({ code: 'community.not_active' });
    const actor = actorOf(community.managerId);
    const offering = offerRole(deps, { actor, slug, memberId, role: 'co_manager' });
    await expect(offering).rejects.toMatchObject({ code: 'community.not_active' });
    await leaveCommunity(deps, { actor: actorOf(memberId), slug });
    await unfreezeCommunity(deps, { actor: staff, slug });
    expect(await statusOf(community.id)).toBe('active');
    await expect(unfreezeCommunity(deps, { actor: staff, slug })).rejects.toMatchObject({
      code: 'community.not_frozen',
    });
  });

  it('I2 goes on only when somebody answers for it; a caretaker wakes it', async () => {
    const community = await aCommunity(db, { status: 'frozen' });
    const { slug } = community;
    await leaveCommunity(deps, { actor: actorOf(community.managerId), slug });
    const staff = await aStaffMember(db);
    await expect(unfreezeCommunity(deps, { actor: staff, slug })).rejects.toMatchObject({
      code: 'community.needs_manager',
    });
    const { memberId } = await aStaffMember(db);
    await appointCaretaker(deps, { actor: staff, slug, memberId });
    expect(await statusOf(community.id)).toBe('active');
  });
});

describe('a community that the staff stopped', () => {
  it('goes on when the staff says so, whoever is appointed meanwhile', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const [actor, { memberId }] = [await aStaffMember(db), await aStaffMember(db)];
    await freezeCommunity(deps, { actor, slug, reason: 'Una verifica' });
    await appointCaretaker(deps, { actor, slug, memberId });
    expect(await statusOf(community.id)).toBe('frozen');
    await unfreezeCommunity(deps, { actor, slug });
    expect(await statusOf(community.id)).toBe('active');
  });
});

describe('the last manager of a community that the staff stopped', () => {
  it('leaves, and the staff is told that nobody answers for it', async () => {
    const community = await aCommunity(db);
    const { slug, id } = community;
    const second = await aGrant(db, { community, role: 'manager' });
    const actor = await aStaffMember(db);
    await freezeCommunity(deps, { actor, slug, reason: 'Una verifica' });
    const unmanaged = () =>
      db
        .selectFrom('outbox')
        .select('id')
        .where('community_id', '=', id)
        .where('type', '=', 'community.frozen')
        .where((e) => e(e.ref('data', '->>').key('why' as never), '=', 'no_manager'))
        .execute();
    await leaveCommunity(deps, { actor: actorOf(second.memberId), slug });
    expect(await unmanaged()).toEqual([]);
    await leaveCommunity(deps, { actor: actorOf(community.managerId), slug });
    expect(await unmanaged()).toHaveLength(1);
    const row = await db.selectFrom('community').selectAll().where('id', '=', id).execute();
    expect(row).toMatchObject([{ status: 'frozen', status_reason: 'Una verifica' }]);
  });
});

describe('an archived community', () => {
  it('ends every membership, role, request and invitation, each told once', async () => {
    const community = await aCommunity(db, { joinPath: 'approval' });
    const { id: community_id, slug } = community;
    await aGrant(db, { community, role: 'editor' });
    await joinCommunity(deps, { actor: await someActor(db), slug });
    await anInvitation(db, community);
    const actor = await aStaffMember(db);
    await archiveCommunity(deps, { actor, slug, reason: 'Il progetto è finito' });
    const claims = await db
      .selectFrom('live_membership')
      .select('member_id')
      .where('community_id', '=', community_id)
      .execute();
    expect(claims).toEqual([]);

    await onTwoNodes(db, { table: 'community', id: community_id }, () => closeArchived(deps));
    expect(await closeArchived(deps)).toBe(0);
    const events = await db
      .selectFrom('outbox')
      .select((e) => ['type', e.fn.countAll().as('times')])
      .where('community_id', '=', community_id)
      .where('type', 'in', [
        ...(['stint.ended', 'role.ended', 'join_request.superseded'] as const),
        'invitation.superseded',
      ])
      .groupBy('type')
      .orderBy('type')
      .execute();
    expect(events.map(({ type, times }) => [type, Number(times)])).toEqual([
      ['invitation.superseded', 1],
      ['join_request.superseded', 1],
      ['role.ended', 2],
      ['stint.ended', 2],
    ]);
    const again = archiveCommunity(deps, { actor, slug, reason: 'Di nuovo' });
    await expect(again).rejects.toMatchObject({ code: 'community.archived' });
  });

  it('takes nobody in who joins at the moment of its end', async () => {
    const community = await aCommunity(db);
    const archiving = await db.startTransaction().execute();
    await setCommunityStatus(archiving, community.id, 'archived', { reason: 'Fine' });

    const joining = joinCommunity(deps, { actor: await someActor(db), slug: community.slug });
    await Promise.race([joining, untilBlocked(db)]);
    await archiving.commit().execute();

    await expect(joining).rejects.toMatchObject({ code: 'community.not_active' });
  });
});
