// SPDX-License-Identifier: AGPL-3.0-or-later
import { isTrx, type Db, type Trx } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import { readMoment, writeCursor } from '../../kernel/cursor.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { JoinRequestId, Slug } from '../../kernel/ids.js';
import { answered, type AnsweredQuestion } from '../domain/form/answers.js';
import { can, type Powers } from '../domain/policy.js';
import { getCommunity, holdCommunity } from '../store/communities.js';
import { findDefinitions } from '../store/form/versions.js';
import {
  findWaitingRequest,
  listWaitingRequests,
  lockWaitingRequest,
  type WaitingRequest,
} from '../store/request-queue.js';
import { demand, demandSight, powersOf } from './authorise.js';
import { pageSize, type ListOf } from './list-of.js';

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
  { actor, slug, cursor, limit = pageSize }: ListOf,
): Promise<{ items: readonly QueuedRequest[]; next: string | undefined }> {
  const community = await getCommunity(deps.db, slug);
  const powers = await powersOf(deps.db, actor, community.id);
  demandSight(powers, community);
  demand(powers, 'membership.decide');

  const after = cursor === undefined ? undefined : readMoment(cursor);
  const rows = await listWaitingRequests(deps.db, community.id, { after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const waiting = page.map(({ request }) => request);
  const items = await forReader(deps.db, powers, waiting);
  return { items, next: last && writeCursor(last.key) };
}

/**
 * One request that waits, for who decides; it is kept as it is where the caller's transaction goes on to decide.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `join_request.not_found`
 */
export async function readJoinRequest(
  { db }: { db: Db | Trx },
  { actor, slug, requestId }: { actor: Actor; slug: Slug; requestId: JoinRequestId },
): Promise<QueuedRequest> {
  const community = isTrx(db) ? await holdCommunity(db, slug) : await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  demand(powers, 'membership.decide');
  const find = isTrx(db)
    ? lockWaitingRequest(db, community.id, requestId)
    : findWaitingRequest(db, community.id, requestId);
  const request = await find;
  if (!request) throw new PiazzaError('join_request.not_found', { requestId });
  const [one] = await forReader(db, powers, [request]);
  if (!one) throw new Error('a request was lost on the way');
  return one;
}

/** With the answers for those who may read them. */
async function forReader(
  db: Db,
  powers: Powers,
  waiting: readonly WaitingRequest[],
): Promise<readonly QueuedRequest[]> {
  return can(powers, 'form.read_answers')
    ? withAnswers(db, waiting)
    : waiting.map(({ application: _private, ...request }) => ({ ...request, answers: [] }));
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
