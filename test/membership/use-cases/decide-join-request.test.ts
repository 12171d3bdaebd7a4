// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { day, later, systemClock as now } from '../../../src/kernel/clock.js';
import type { JoinRequestId, Slug } from '../../../src/kernel/ids.js';
import { decidePendingRequest } from '../../../src/membership/store/join-requests.js';
import { decideJoinRequest } from '../../../src/membership/use-cases/decide-join-request.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { listJoinRequests } from '../../../src/membership/use-cases/list-join-requests.js';
import { withdrawJoinRequest } from '../../../src/membership/use-cases/withdraw-join-request.js';
import { aCommunity, aGrant, actorOf, someActor } from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

async function requested(slug: Slug, actor: Actor): Promise<JoinRequestId> {
  const asked = await joinCommunity(deps, { actor, slug, message: 'Buongiorno' });
  if (asked.outcome !== 'requested') throw new Error('the community is open');
  return asked.requestId;
}

const onApproval = async () => {
  const community = await aCommunity(db, { joinPath: 'approval' });
  const applicant = await someActor(db);
  const requestId = await requested(community.slug, applicant);
  return { ...community, manager: actorOf(community.managerId), applicant, requestId };
};

describe('deciding on a request to join', () => {
  it('shows the managers who waits, oldest first', async () => {
    const { slug, manager, requestId } = await onApproval();
    const second = await requested(slug, await someActor(db));

    const { items } = await listJoinRequests(deps, { actor: manager, slug });

    expect(items.map(({ id }) => id)).toEqual([requestId, second]);
    expect(items[0]).toMatchObject({ message: 'Buongiorno', level: 'substantial' });
  });

  it('approval begins a membership that knows its request', async () => {
    const { manager, applicant, requestId } = await onApproval();

    await decideJoinRequest(deps, { actor: manager, requestId, decision: 'approve' });

    const stint = await db
      .selectFrom('stint')
      .select(['status', 'join_path', 'join_request_id'])
      .where('member_id', '=', applicant.memberId)
      .executeTakeFirstOrThrow();
    expect(stint).toEqual({ status: 'active', join_path: 'approval', join_request_id: requestId });
  });

  it('refusal needs a reason', async () => {
    const { manager, requestId } = await onApproval();
    const reject = { actor: manager, requestId, decision: 'reject' } as const;

    const bare = decideJoinRequest(deps, { ...reject, reason: '  ' });
    await expect(bare).rejects.toMatchObject({ code: 'join_request.reason_missing' });
    await decideJoinRequest(deps, { ...reject, reason: 'Non sei un garante' });
  });

  it('is refused to members, to strangers and to a manager who came back with a weak sign-in', async () => {
    const { manager, requestId, ...community } = await onApproval();
    const { memberId } = await aGrant(db, { community, role: 'facilitator' });
    const approve = { requestId, decision: 'approve' } as const;

    for (const actor of [actorOf(memberId), await someActor(db)]) {
      const deciding = decideJoinRequest(deps, { ...approve, actor });
      await expect(deciding).rejects.toMatchObject({ code: 'right.missing' });
    }
    const weak = decideJoinRequest(deps, { ...approve, actor: { ...manager, level: 'low' } });
    await expect(weak).rejects.toMatchObject({
      code: 'session.level_too_low',
      context: { minimum: 'substantial' },
    });
  });

  it('judges by the rules of now: a level raised since then refuses the approval', async () => {
    const { id, manager, requestId } = await onApproval();
    await db.updateTable('community').set({ minimum_level: 'high' }).where('id', '=', id).execute();

    const deciding = decideJoinRequest(deps, { actor: manager, requestId, decision: 'approve' });

    await expect(deciding).rejects.toMatchObject({ code: 'join_request.not_eligible' });
  });

  it('refuses to let in somebody whose profile was closed since', async () => {
    const { manager, applicant, requestId } = await onApproval();
    await db
      .updateTable('member')
      .set({ status: 'suspended' })
      .where('id', '=', applicant.memberId)
      .execute();

    const deciding = decideJoinRequest(deps, { actor: manager, requestId, decision: 'approve' });

    await expect(deciding).rejects.toMatchObject({ code: 'membership.not_in_good_standing' });
  });

  it('I7 nobody decides on their own request, whatever they hold', async () => {
    const { applicant, requestId } = await onApproval();
    const self = {
      status: 'approved',
      by: applicant.memberId,
      at: now(),
      reason: undefined,
    } as const;

    const inDatabase = db
      .transaction()
      .execute((trx) => decidePendingRequest(trx, requestId, self));
    await expect(inDatabase).rejects.toMatchObject({ constraint: 'join_request_not_by_self' });
  });

  it('I8 takes the first of two approvals at the same moment and tells the second', async () => {
    const { manager, applicant, requestId } = await onApproval();
    const winner = await db.startTransaction().execute();
    const approved = {
      status: 'approved',
      by: manager.memberId,
      at: now(),
      reason: undefined,
    } as const;
    await decidePendingRequest(winner, requestId, approved);

    const loser = decideJoinRequest(deps, { actor: manager, requestId, decision: 'approve' });
    await Promise.race([loser, untilBlocked(db)]);
    await winner.commit().execute();

    await expect(loser).rejects.toMatchObject({ code: 'join_request.decided' });
    const stints = await db
      .selectFrom('stint')
      .select('id')
      .where('member_id', '=', applicant.memberId)
      .execute();
    expect(stints).toEqual([]);
  });

  it('closes a waiting request when the person gets in by another way', async () => {
    const { slug, id, applicant, requestId } = await onApproval();
    await db
      .updateTable('community')
      .set({ join_ways: JSON.stringify([{ path: 'open' }]) })
      .where('id', '=', id)
      .execute();

    await joinCommunity(deps, { actor: applicant, slug });

    const request = await db
      .selectFrom('join_request')
      .select('status')
      .where('id', '=', requestId)
      .executeTakeFirstOrThrow();
    expect(request.status).toBe('superseded');
  });

  it.each([
    ['the days of the community have passed', { coolDownDays: 30 }, 'membership.too_soon'],
    ['the refusal says otherwise', { coolDownDays: 30, mayReapply: true }, undefined],
    ['the community has no such days', { coolDownDays: 0 }, undefined],
  ])('after a refusal one asks again once %s', async (_, { coolDownDays, ...said }, code) => {
    const { slug, managerId } = await aCommunity(db, { joinPath: 'approval', coolDownDays });
    const actor = await someActor(db);
    const requestId = await requested(slug, actor);
    const refusal = { decision: 'reject', reason: 'Manca l’ente', ...said } as const;
    await decideJoinRequest(deps, { actor: actorOf(managerId), requestId, ...refusal });

    const again = await joinCommunity(deps, { actor, slug }).catch(
      (refused: { code: string }) => refused.code,
    );

    expect(again).toEqual(code ?? { outcome: 'requested', requestId: expect.any(String) });
    const in31Days = { db, now: () => later(now(), 31 * day) };
    if (code) await joinCommunity(in31Days, { actor, slug });
  });

  it('lets the person take the request back, once', async () => {
    const { slug, applicant, manager, requestId } = await onApproval();

    await withdrawJoinRequest(deps, { actor: applicant, slug });

    const again = withdrawJoinRequest(deps, { actor: applicant, slug });
    await expect(again).rejects.toMatchObject({ code: 'join_request.not_found' });
    const late = decideJoinRequest(deps, { actor: manager, requestId, decision: 'approve' });
    await expect(late).rejects.toMatchObject({ code: 'join_request.decided' });
  });
});
