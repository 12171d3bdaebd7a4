// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { EventType } from '../../../database/outbox.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityRequestId, MemberId } from '../../../kernel/ids.js';
import { reaches } from '../../../kernel/level.js';
import {
  founderLevel,
  isOpen,
  type CommunityRequest,
} from '../../domain/founding/community-request.js';
import { levelOfManagers } from '../../domain/founding/obstacles.js';
import { lockCommunityRequest } from '../../store/founding/requests.js';
import { record } from '../record.js';
import type {} from '../../errors.js';

/**
 * Keeps a request that is still open from being changed by another until the end of the transaction.
 * @throws PiazzaError `community_request.not_found`, `community_request.closed`
 */
export async function holdOpenRequest(trx: Trx, id: CommunityRequestId): Promise<CommunityRequest> {
  const request = await lockCommunityRequest(trx, id);
  if (!request) throw new PiazzaError('community_request.not_found', { id });
  if (!isOpen(request))
    throw new PiazzaError('community_request.closed', { status: request.status });
  return request;
}

/**
 * The same of one's own.
 * @throws PiazzaError `community_request.not_found`, also for another's, `community_request.closed`
 */
export async function holdOwnRequest(
  trx: Trx,
  id: CommunityRequestId,
  { memberId }: Actor,
): Promise<CommunityRequest> {
  const request = await holdOpenRequest(trx, id);
  if (request.requestedBy !== memberId) {
    throw new PiazzaError('community_request.not_found', { id });
  }
  return request;
}

/** @throws PiazzaError `session.level_too_low { minimum }` */
export function demandFounder({ level }: Actor): void {
  if (reaches(level, founderLevel)) return;
  throw new PiazzaError('session.level_too_low', { minimum: founderLevel, level });
}

/**
 * Whoever will manage what they ask for proves it before the staff decides, if they like.
 * @throws PiazzaError `session.level_too_low { minimum }`
 */
export function demandManagersLevel({ level }: Actor): void {
  if (reaches(level, levelOfManagers)) return;
  throw new PiazzaError('session.level_too_low', { minimum: levelOfManagers, level });
}

/** Tells of a change of a request; its subject is who asked. */
export async function recordRequest(
  trx: Trx,
  request: Pick<CommunityRequest, 'id' | 'requestedBy'>,
  change: {
    readonly type: Extract<EventType, `community_request.${string}`>;
    readonly at: Date;
    /** Nobody, for what time brings. */
    readonly actor?: MemberId;
    readonly data?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { data, ...rest } = change;
  await record(trx, {
    ...rest,
    subject: request.requestedBy,
    data: { request: request.id, ...data },
  });
}
