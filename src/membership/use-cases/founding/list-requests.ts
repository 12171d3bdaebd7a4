// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { CommunityRequest, WaitingFor } from '../../domain/founding/community-request.js';
import { readMoment, writeCursor } from '../../../kernel/cursor.js';
import { listAskedSignatures, type AskedSignature } from '../../store/founding/promoters.js';
import { listOpenRequests, type QueuedRequest } from '../../store/founding/queue.js';
import { listRequestsOf } from '../../store/founding/requests.js';
import { demand, powersOf } from '../authorise.js';

/** So many requests on a page. */
const pageSize = 50;

export interface RequestQueue {
  readonly items: readonly QueuedRequest[];
  /** The cursor of more of them; undefined on the last page. */
  readonly next: string | undefined;
}

/**
 * The open requests that wait for the regional staff, for who asked, or for those who are to sign.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `request.malformed` for a cursor that is none
 */
export async function listQueuedRequests(
  deps: { db: Db },
  query: { actor: Actor; of: WaitingFor; cursor?: string | undefined },
): Promise<RequestQueue> {
  const { actor, of, cursor } = query;
  demand(await powersOf(deps.db, actor), 'community.approve');
  const after = cursor === undefined ? undefined : readMoment(cursor);
  const rows = await listOpenRequests(deps.db, { of, after, limit: pageSize + 1 });
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
  return {
    items: rows.slice(0, pageSize).map(({ request }) => request),
    next: last && writeCursor(last.key),
  };
}

/** What somebody asked for, newest first, and what they are asked to sign. */
export async function listMyRequests(
  deps: { db: Db },
  { actor }: { actor: Actor },
): Promise<{ mine: readonly CommunityRequest[]; asked: readonly AskedSignature[] }> {
  return {
    mine: await listRequestsOf(deps.db, actor.memberId),
    asked: await listAskedSignatures(deps.db, actor.memberId),
  };
}
