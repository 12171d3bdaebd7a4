// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { later, type Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import { holdCommunity } from '../../store/communities.js';
import { handBack, lockOpenRequest } from '../../store/request-clock.js';
import { demandSight, powersOf } from '../authorise.js';
import { takeAnswers, type FilledForm } from '../form/take-answers.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

export interface ResubmitRequest {
  readonly actor: Actor;
  readonly slug: Slug;
  /** What the person says to the managers' question. */
  readonly reply: string;
  readonly message: string;
  /** The questions of a community that asks some, answered again. */
  readonly filled?: FilledForm | undefined;
}

/**
 * The person replies to the managers' question, with their answers mended, and waits for the decision again.
 * @throws PiazzaError `community.not_found`, `join_request.not_asked`, `join_request.form_changed`,
 *   `join_request.answers_invalid { faults }`
 */
export async function resubmitRequest(
  deps: { db: Db; now: Clock },
  { actor, slug, reply, message, filled }: ResubmitRequest,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const community = await holdCommunity(trx, slug);
    demandSight(await powersOf(trx, actor, community.id), community);
    const at = deps.now();
    const pair = { communityId: community.id, memberId: actor.memberId };
    const request = await lockOpenRequest(trx, pair);
    if (request?.status !== 'needs_info' || !request.inquiry) {
      throw new PiazzaError('join_request.not_asked', { slug });
    }
    const application = await takeAnswers(trx, community.id, filled);
    const stoodStill = at.getTime() - request.inquiry.askedAt.getTime();
    const expectedBy = later(request.expectedBy, stoodStill);
    await handBack(trx, request.id, { reply, message, application, expectedBy });
    await record(trx, {
      type: 'join_request.resubmitted',
      at,
      actor: actor.memberId,
      subject: actor.memberId,
      community: community.id,
      data: { request: request.id },
    });
  });
}
