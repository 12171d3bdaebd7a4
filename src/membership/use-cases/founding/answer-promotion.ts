// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityRequestId } from '../../../kernel/ids.js';
import { hashToken } from '../../../kernel/tokens.js';
import type { Promoter } from '../../domain/founding/promoter.js';
import {
  answerPromoter,
  findPromoterByToken,
  findPromoterOf,
} from '../../store/founding/promoters.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { demandFounder, holdOpenRequest } from './hold-request.js';

type Deps = { readonly db: Db; readonly now: Clock };

/** How somebody came to the question: by the link of a letter, or named by the requester. */
export type Asked = { readonly token: string } | { readonly requestId: CommunityRequestId };

/**
 * A promoter signs a request with their own sign-in: each person once, and never who asked for it.
 * @throws PiazzaError `session.level_too_low`, `promoter.not_found`, `promoter.answered`, `promoter.own`,
 *   `promoter.twice`, `community_request.closed`
 */
export async function signRequest(
  deps: Deps,
  { actor, asked }: { actor: Actor; asked: Asked },
): Promise<{ requestId: CommunityRequestId }> {
  demandFounder(actor);
  return transact(deps.db, async (trx) => {
    const promoter = await findAsked(trx, asked, actor);
    const request = await holdOpenRequest(trx, promoter.requestId);
    await answer(trx, promoter, { status: 'signed', actor, at: deps.now() });
    const signed = request.promotersSigned + 1;
    const complete = signed === request.promotersNeeded;
    await record(trx, {
      type: 'promoter.signed',
      at: deps.now(),
      actor: actor.memberId,
      subject: actor.memberId,
      data: { request: request.id, promoter: promoter.id, complete },
    });
    return { requestId: request.id };
  });
}

/**
 * A promoter says no; whoever holds the link may.
 * @throws PiazzaError `promoter.not_found`, `promoter.answered`, `community_request.closed`
 */
export async function declineRequest(
  deps: Deps,
  { actor, asked }: { actor: Actor | undefined; asked: Asked },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const promoter = await findAsked(trx, asked, actor);
    const request = await holdOpenRequest(trx, promoter.requestId);
    await answer(trx, promoter, { status: 'declined', actor: undefined, at: deps.now() });
    await record(trx, {
      type: 'promoter.declined',
      at: deps.now(),
      actor: actor?.memberId,
      data: { request: request.id, promoter: promoter.id, requester: request.requestedBy },
    });
  });
}

async function findAsked(trx: Trx, asked: Asked, actor: Actor | undefined): Promise<Promoter> {
  const found =
    'token' in asked
      ? await findPromoterByToken(trx, hashToken(asked.token))
      : actor && (await findPromoterOf(trx, asked.requestId, actor.memberId));
  if (!found) throw new PiazzaError('promoter.not_found');
  return found;
}

async function answer(
  trx: Trx,
  { id }: Promoter,
  { status, actor, at }: { status: 'signed' | 'declined'; actor: Actor | undefined; at: Date },
): Promise<void> {
  const done = await answerPromoter(trx, id, { status, by: actor?.memberId, at });
  if (!done) throw new PiazzaError('promoter.answered', { promoter: id });
}
