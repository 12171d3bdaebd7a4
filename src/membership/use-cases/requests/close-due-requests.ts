// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import { day, later, type Clock } from '../../../kernel/clock.js';
import { daysAfterEscalation, daysForReply, type JoinRequest } from '../../domain/join-request.js';
import { escalate, lapse, listDueRequests, type DueRequest } from '../../store/request-clock.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * Tells the regional staff of requests that a community has not answered in its time, and ends those that
 * stay unanswered, or whose person does not reply; either may ask again at once. A job; each in its own
 * transaction, so that two nodes may run it together.
 * @returns how many were escalated or ended.
 */
export async function closeDueRequests(deps: { db: Db; now: Clock }): Promise<number> {
  const at = deps.now();
  const escalatedBefore = later(at, -daysAfterEscalation * day);
  const askedBefore = later(at, -daysForReply * day);
  const limits = { at, escalatedBefore, askedBefore };
  let done = 0;
  for (const due of await listDueRequests(deps.db, limits)) {
    const acted = await transact(deps.db, (trx) => act(trx, due, limits));
    if (acted) done += 1;
  }
  return done;
}

interface Limits {
  readonly at: Date;
  readonly escalatedBefore: Date;
  readonly askedBefore: Date;
}

async function act(trx: Trx, { id, due }: DueRequest, limits: Limits): Promise<boolean> {
  const request = await changed(trx, { id, due }, limits);
  if (!request) return false;
  await record(trx, {
    type: due === 'escalate' ? 'join_request.escalated' : 'join_request.lapsed',
    at: limits.at,
    subject: request.memberId,
    community: request.communityId,
    data: { request: id, why: due },
  });
  return true;
}

function changed(
  trx: Trx,
  { id, due }: DueRequest,
  { at, escalatedBefore, askedBefore }: Limits,
): Promise<JoinRequest | undefined> {
  switch (due) {
    case 'escalate':
      return escalate(trx, id, at);
    case 'unanswered':
      return lapse(trx, id, { status: 'pending', since: escalatedBefore });
    case 'unreplied':
      return lapse(trx, id, { status: 'needs_info', since: askedBefore });
  }
}
