// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import {
  blankFounding,
  closeInvited,
  dropSignature,
  moveSignatures,
} from '../../store/founding/change-of-member.js';
import {
  lockOpenRequestOf,
  moveCommunityRequest,
  setRequestStatus,
} from '../../store/founding/requests.js';
import { record } from '../record.js';
import { recordRequest } from './hold-request.js';

interface Move {
  readonly to: MemberId;
  readonly at: Date;
}

/**
 * Hands an open request for a community, and signatures for others', to the member that another was merged
 * into: who could not decide or sign before cannot afterwards. With two requests, the other member's stays.
 * @returns the request that went over.
 */
export async function moveFounding(
  trx: Trx,
  from: MemberId,
  { to, at }: Move,
): Promise<string | undefined> {
  for (const moved of await moveSignatures(trx, { from, to, at })) {
    const { id, requestId, requestedBy, dropped } = moved;
    const type = dropped ? 'promoter.declined' : 'promoter.moved';
    const data = { request: requestId, promoter: id, from, requester: requestedBy };
    await record(trx, { type, at, actor: to, subject: to, data });
  }
  const request = await lockOpenRequestOf(trx, from);
  if (!request) return undefined;
  if (await lockOpenRequestOf(trx, to)) {
    await setRequestStatus(trx, request.id, 'withdrawn');
    await recordRequest(trx, request, { type: 'community_request.withdrawn', at, actor: to });
    return undefined;
  }
  const dropped = await dropSignature(trx, { requestId: request.id, memberId: to, at });
  if (dropped) {
    const data = { request: request.id, promoter: dropped };
    await record(trx, { type: 'promoter.declined', at, actor: to, subject: to, data });
  }
  await moveCommunityRequest(trx, request.id, to);
  const moved = { id: request.id, requestedBy: to };
  await recordRequest(trx, moved, {
    type: 'community_request.moved',
    at,
    actor: to,
    data: { from },
  });
  return request.id;
}

/** Takes that back, unless the request was decided since; signatures stay with who holds them now. */
export async function returnFounding(
  trx: Trx,
  from: MemberId,
  { requestId, to, at }: Move & { requestId: string | undefined },
): Promise<void> {
  const request = await lockOpenRequestOf(trx, from);
  if (!request || request.id !== requestId) return;
  await moveCommunityRequest(trx, request.id, to);
  const moved = { id: request.id, requestedBy: to };
  await recordRequest(trx, moved, {
    type: 'community_request.moved',
    at,
    actor: to,
    data: { from },
  });
}

/** What erasing a member ends and blanks here. */
export async function eraseFounding(trx: Trx, memberId: MemberId, at: Date): Promise<void> {
  const request = await lockOpenRequestOf(trx, memberId);
  if (request) {
    await setRequestStatus(trx, request.id, 'withdrawn');
    await recordRequest(trx, request, { type: 'community_request.withdrawn', at, actor: memberId });
  }
  for (const { id, requestId } of await closeInvited(trx, { requestedBy: memberId, at })) {
    const data = { request: requestId, promoter: id };
    await record(trx, { type: 'promoter.declined', at, actor: memberId, data });
  }
  await blankFounding(trx, memberId);
}
