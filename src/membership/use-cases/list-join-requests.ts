// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import { readCursor, writeCursor } from '../../kernel/cursor.js';
import { PiazzaError } from '../../kernel/errors.js';
import { parseId, type Slug } from '../../kernel/ids.js';
import { getCommunity } from '../store/communities.js';
import { listWaitingRequests, type QueueKey, type WaitingRequest } from '../store/request-queue.js';
import { demand, demandSight, powersOf } from './authorise.js';

const pageSize = 50;

/**
 * The requests that wait for a decision, oldest first.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `request.malformed`
 */
export async function listJoinRequests(
  deps: { db: Db },
  { actor, slug, cursor }: { actor: Actor; slug: Slug; cursor?: string | undefined },
): Promise<{ items: readonly WaitingRequest[]; next: string | undefined }> {
  const community = await getCommunity(deps.db, slug);
  const powers = await powersOf(deps.db, actor, community.id);
  demandSight(powers, community);
  demand(powers, 'membership.decide');

  const after = cursor === undefined ? undefined : keyOf(cursor);
  const rows = await listWaitingRequests(deps.db, community.id, { after, limit: pageSize + 1 });
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return { items: page.map(({ request }) => request), next: last && writeCursor(last.key) };
}

function keyOf(cursor: string): QueueKey {
  const [createdAt = '', id = ''] = readCursor(cursor, 2);
  if (Number.isNaN(Date.parse(createdAt)) || parseId(id) === undefined) {
    throw new PiazzaError('request.malformed', { field: 'cursor' });
  }
  return [createdAt, id];
}
