// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import type { Slug } from '../../../../src/kernel/ids.js';
import { decideJoinRequest } from '../../../../src/membership/use-cases/decide-join-request.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { listJoinRequests } from '../../../../src/membership/use-cases/list-join-requests.js';
import { freezeCommunity } from '../../../../src/membership/use-cases/lifecycle/freeze-community.js';
import { unfreezeCommunity } from '../../../../src/membership/use-cases/lifecycle/unfreeze-community.js';
import { askApplicant } from '../../../../src/membership/use-cases/requests/ask-applicant.js';
import { closeDueRequests } from '../../../../src/membership/use-cases/requests/close-due-requests.js';
import { listEscalated } from '../../../../src/membership/use-cases/requests/list-escalated.js';
import { resubmitRequest } from '../../../../src/membership/use-cases/requests/resubmit-request.js';
import { withdrawJoinRequest } from '../../../../src/membership/use-cases/withdraw-join-request.js';
import { askAbout } from '../../../../src/membership/store/request-clock.js';
import { aForm, goodAnswers } from '../../../support/builders/form.js';
import {
  aCommunity,
  actorOf,
  aStaffMember,
  aStint,
  someActor,
} from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';
import { onTwoNodes } from '../../../support/two-nodes.js';

const { db } = useDatabase();
const deps = { db, now };
const inDays = (days: number) => ({ db, now: () => later(now(), days * day) });

async function asked(serviceDays = 15) {
  const community = await aCommunity(db, { joinPath: 'approval', serviceDays });
  const applicant = await someActor(db);
  const { slug, managerId } = community;
  const joined = await joinCommunity(deps, { actor: applicant, slug, message: 'Eccomi' });
  if (joined.outcome !== 'requested') throw new Error('it is open');
  return { community, slug, applicant, manager: actorOf(managerId), requestId: joined.requestId };
}

const rowOf = (id: string) =>
  db.selectFrom('join_request').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('asking for more', () => {
  it('goes to the person and back, and the community’s time stands still meanwhile', async () => {
    const { manager, requestId, applicant, slug } = await asked();
    const before = await rowOf(requestId);
    await askApplicant(deps, { actor: manager, requestId, question: 'Per quale ente?' });
    const early = decideJoinRequest(deps, { actor: manager, requestId, decision: 'approve' });
    await expect(early).rejects.toMatchObject({ code: 'join_request.decided' });

    await resubmitRequest(inDays(10), {
      actor: applicant,
      slug,
      reply: 'Il mio comune',
      message: 'Eccomi ancora',
    });

    const { items } = await listJoinRequests(deps, { actor: manager, slug });
    expect(items[0]).toMatchObject({ reply: 'Il mio comune', waitsForReply: false });
    const stoodStill = (items[0]?.expectedBy.getTime() ?? 0) - before.expected_by.getTime();
    expect(Math.round(stoodStill / day)).toBe(10);
    await decideJoinRequest(deps, { actor: manager, requestId, decision: 'approve' });
  });

  it('takes mended answers, judged by the form that is asked now', async () => {
    const { manager, requestId, applicant: actor, slug, community } = await asked();
    await askApplicant(deps, { actor: manager, requestId, question: 'Ci dica di più' });
    const form = await aForm(db, community);
    const said = { actor, slug, reply: 'Ecco', message: '' };
    await expect(resubmitRequest(deps, said)).rejects.toMatchObject({
      code: 'join_request.form_changed',
    });
    await resubmitRequest(deps, { ...said, filled: { form, typed: goodAnswers } });
    expect((await rowOf(requestId)).answers).toMatchObject({ ente: 'Comune di Prova' });
  });

  it('is refused to who may not decide, and to who has nothing to reply to', async () => {
    const { community, requestId, applicant, slug } = await asked();
    const { memberId } = await aStint(db, { community });
    const question = { requestId, question: 'Chi sei?' };
    const asking = askApplicant(deps, { actor: actorOf(memberId), ...question });
    await expect(asking).rejects.toMatchObject({ code: 'right.missing' });
    const reply = resubmitRequest(deps, { actor: applicant, slug, reply: 'Io', message: '' });
    await expect(reply).rejects.toMatchObject({ code: 'join_request.not_asked' });
  });

  it('I7 nobody asks about their own request', async () => {
    const { requestId, applicant } = await asked();
    const self = { question: 'Io?', askedAt: now(), askedBy: applicant.memberId };
    const inDatabase = db.transaction().execute((trx) => askAbout(trx, requestId, self));
    await expect(inDatabase).rejects.toMatchObject({
      constraint: 'join_request_not_asked_by_self',
    });
  });

  it('I8 a request that waits for a reply is still the only one of its pair', async () => {
    const { manager, requestId, applicant, slug } = await asked();
    await askApplicant(deps, { actor: manager, requestId, question: 'Chi sei?' });
    const second = joinCommunity(deps, { actor: applicant, slug });
    await expect(second).rejects.toMatchObject({ code: 'membership.request_pending' });
    await withdrawJoinRequest(deps, { actor: applicant, slug });
    await joinCommunity(deps, { actor: applicant, slug });
  });

  it('comes too late when the person takes the request back at the same moment', async () => {
    const { manager, requestId, applicant } = await asked();
    const withdrawing = await db.startTransaction().execute();
    await withdrawing
      .updateTable('join_request')
      .set({ status: 'withdrawn' })
      .where('member_id', '=', applicant.memberId)
      .execute();
    const asking = askApplicant(deps, { actor: manager, requestId, question: 'Chi sei?' });
    await Promise.race([asking, untilBlocked(db)]);
    await withdrawing.commit().execute();
    await expect(asking).rejects.toMatchObject({ code: 'join_request.decided' });
  });
});

describe('a request that nobody answers', () => {
  it('goes to the regional staff after the days that the community promises, once', async () => {
    const { requestId, slug } = await asked(3);
    await closeDueRequests(inDays(2));
    expect((await rowOf(requestId)).escalated_at).toBeNull();
    const held = { table: 'join_request', id: requestId };
    await onTwoNodes(db, held, () => closeDueRequests(inDays(4)));
    const events = await db
      .selectFrom('outbox')
      .select('id')
      .where('type', '=', 'join_request.escalated')
      .where((e) => e(e.ref('data', '->>').key('request' as never), '=', requestId))
      .execute();
    expect(events).toHaveLength(1);
    const staff = await aStaffMember(db);
    const waiting = await listEscalated(deps, { actor: staff, locale: 'it' });
    expect(waiting.communities.map((one) => one.slug)).toContain(slug);
    const stranger = listEscalated(deps, { actor: await someActor(db), locale: 'it' });
    await expect(stranger).rejects.toMatchObject({ code: 'right.missing' });
  });

  it('then lapses, and may be sent again at once', async () => {
    const { requestId, applicant: actor, slug } = await asked();
    await closeDueRequests(inDays(16));
    await closeDueRequests(inDays(30));
    expect((await rowOf(requestId)).status).toBe('pending');
    await closeDueRequests(inDays(32));
    expect((await rowOf(requestId)).status).toBe('lapsed');
    const again = await joinCommunity(deps, { actor, slug });
    expect(again.outcome).toBe('requested');
  });

  it('is not ended by a node that was slower than the decision', async () => {
    const { requestId, manager } = await asked();
    await closeDueRequests(inDays(16));
    const deciding = await db.startTransaction().execute();
    await deciding
      .updateTable('join_request')
      .set({ status: 'approved', decided_by: manager.memberId, decided_at: now() })
      .where('id', '=', requestId)
      .execute();
    const closing = closeDueRequests(inDays(32));
    await Promise.race([closing, untilBlocked(db)]);
    await deciding.commit().execute();
    await closing;
    expect((await rowOf(requestId)).status).toBe('approved');
  });

  it('lapses too when the person does not reply in thirty days, however late the community was', async () => {
    const { requestId, manager } = await asked(1);
    await askApplicant(deps, { actor: manager, requestId, question: 'Chi sei?' });
    await closeDueRequests(inDays(29));
    expect(await rowOf(requestId)).toMatchObject({ status: 'needs_info', escalated_at: null });
    await closeDueRequests(inDays(31));
    expect((await rowOf(requestId)).status).toBe('lapsed');
  });
});

describe('while a community stands still', () => {
  const stop = async (slug: Slug, days: number) =>
    freezeCommunity(inDays(days), { actor: await staffIn(days), slug, reason: 'Una verifica' });
  const staffIn = async (days: number) => {
    const staff = await aStaffMember(db);
    return { ...staff, authenticatedAt: later(now(), days * day) };
  };

  it('nobody is late: a request waits, and has as long afterwards as it had left', async () => {
    const { requestId, slug } = await asked();
    const before = await rowOf(requestId);
    await stop(slug, 5);
    await closeDueRequests(inDays(40));
    expect(await rowOf(requestId)).toMatchObject({ status: 'pending', escalated_at: null });

    await unfreezeCommunity(inDays(45), { actor: await staffIn(45), slug });

    const { expected_by: expectedBy } = await rowOf(requestId);
    expect(Math.round((expectedBy.getTime() - before.expected_by.getTime()) / day)).toBe(40);
    await closeDueRequests(inDays(54));
    expect((await rowOf(requestId)).escalated_at).toBeNull();
    await closeDueRequests(inDays(56));
    expect((await rowOf(requestId)).escalated_at).not.toBeNull();
  });

  it('what was told to the staff before does not lapse, nor a question to the person', async () => {
    const [late, owing] = [await asked(), await asked()];
    await askApplicant(deps, { ...owing, actor: owing.manager, question: 'Per quale ente?' });
    await closeDueRequests(inDays(16));
    for (const { slug } of [late, owing]) await stop(slug, 20);
    await closeDueRequests(inDays(60));
    for (const { slug } of [late, owing]) {
      await unfreezeCommunity(inDays(60), { actor: await staffIn(60), slug });
    }
    await closeDueRequests(inDays(60));
    expect((await rowOf(late.requestId)).status).toBe('pending');
    expect((await rowOf(owing.requestId)).status).toBe('needs_info');
    await closeDueRequests(inDays(72));
    expect((await rowOf(late.requestId)).status).toBe('lapsed');
    expect((await rowOf(owing.requestId)).status).toBe('lapsed');
  });
});
