// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import { readCursor, writeCursor } from '../../kernel/cursor.js';
import { PiazzaError } from '../../kernel/errors.js';
import { parseId, type Slug } from '../../kernel/ids.js';
import { answered, type AnsweredQuestion } from '../domain/form/answers.js';
import { can } from '../domain/policy.js';
import { getCommunity } from '../store/communities.js';
import { findDefinitions } from '../store/form/versions.js';
import { listWaitingRequests, type QueueKey, type WaitingRequest } from '../store/request-queue.js';
import { demand, demandSight, powersOf } from './authorise.js';

const pageSize = 50;

/** A request that waits, with the answers for those who may read them. */
export interface QueuedRequest extends Omit<WaitingRequest, 'application'> {
  readonly answers: readonly AnsweredQuestion[];
}

/**
 * The requests that wait for a decision, oldest first.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `request.malformed`
 */
export async function listJoinRequests(
  deps: { db: Db },
  { actor, slug, cursor }: { actor: Actor; slug: Slug; cursor?: string | undefined },
): Promise<{ items: readonly QueuedRequest[]; next: string | undefined }> {
  const community = await getCommunity(deps.db, slug);
  const powers = await powersOf(deps.db, actor, community.id);
  demandSight(powers, community);
  demand(powers, 'membership.decide');

  const after = cursor === undefined ? undefined : keyOf(cursor);
  const rows = await listWaitingRequests(deps.db, community.id, { after, limit: pageSize + 1 });
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  const waiting = page.map(({ request }) => request);
  const items = can(powers, 'form.read_answers')
    ? await withAnswers(deps.db, waiting)
    : waiting.map(({ application: _private, ...request }) => ({ ...request, answers: [] }));
  return { items, next: last && writeCursor(last.key) };
}

async function withAnswers(
  db: Db,
  waiting: readonly WaitingRequest[],
): Promise<readonly QueuedRequest[]> {
  const asked = waiting.flatMap(({ application }) => application?.form ?? []);
  const forms = await findDefinitions(db, [...new Set(asked)]);
  return waiting.map(({ application, ...request }) => {
    const form = application && forms.get(application.form);
    return { ...request, answers: form ? answered(form, application.answers) : [] };
  });
}

function keyOf(cursor: string): QueueKey {
  const [createdAt = '', id = ''] = readCursor(cursor, 2);
  if (Number.isNaN(Date.parse(createdAt)) || parseId(id) === undefined) {
    throw new PiazzaError('request.malformed', { field: 'cursor' });
  }
  return [createdAt, id];
}
