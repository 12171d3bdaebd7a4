// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { JoinRequestId, Slug, StintId } from '../../kernel/ids.js';
import type { Community } from '../domain/community.js';
import { affiliationFor } from '../domain/joining/conditions.js';
import { resultOf, type WayPath } from '../domain/joining/ways.js';
import { submitRequest, type Application } from '../domain/join-request.js';
import { startStint, type Stint } from '../domain/stint.js';
import { holdCandidacy } from '../store/joining/hold-candidacy.js';
import { insertJoinRequest } from '../store/join-requests.js';
import { admit } from './admit.js';
import { demandSightOf } from './authorise.js';
import { takeAnswers } from './form/take-answers.js';
import { joinAtOnce } from './joining/join-at-once.js';
import { weigh, type Brought } from './joining/weigh.js';
import { record } from './record.js';
import { keepAcceptance } from './terms-of-use/accept-terms.js';
import { transact } from './transact.js';

export interface JoinCommunity extends Brought {
  readonly slug: Slug;
  /** What the person writes to the managers; kept for communities that decide on requests. */
  readonly message?: string | undefined;
}

export type JoinOutcome =
  | { readonly outcome: 'joined'; readonly stintId: StintId }
  | { readonly outcome: 'requested'; readonly requestId: JoinRequestId };

/**
 * Takes the actor into a community, at once or by a request that its managers decide.
 * There is no other person to name: one joins for oneself.
 *
 * @throws PiazzaError `community.not_found`, and the first unmet condition of the nearest way in:
 *   `community.not_active`, `membership.already_member`, `membership.request_pending`, `membership.closed`,
 *   `membership.barred { until }`,
 *   `membership.not_invited`, `membership.adults_only`, `membership.too_soon { until }`,
 *   `membership.address_missing { domains }`, `membership.affiliation_missing { demand }`, `membership.provider_not_admitted { admitted }`,
 *   `session.level_too_low { minimum }`, `membership.form_not_filled`, `membership.terms_not_accepted`; and for a request
 *   `join_request.form_changed`, `join_request.answers_invalid { faults }`
 */
export async function joinCommunity(
  deps: { db: Db; now: Clock },
  join: JoinCommunity,
): Promise<JoinOutcome> {
  const stintId = await joinAtOnce(deps, join);
  if (stintId !== undefined) return { outcome: 'joined', stintId };
  return transact(deps.db, (trx) => joinStepByStep(trx, join, deps.now()));
}

async function joinStepByStep(
  trx: Trx,
  { slug, message = '', ...brought }: JoinCommunity,
  at: Date,
): Promise<JoinOutcome> {
  const { actor, filled, accepted } = brought;
  const { memberId } = actor;
  const meeting = await holdCandidacy(trx, { slug, memberId, at });
  const { community, candidacy } = meeting;
  await demandSightOf(trx, actor, community);
  const { unmet, way } = weigh(meeting, brought);
  if (unmet) throw new PiazzaError(unmet.code, { ...unmet });

  const { lang = 'it' } = accepted ?? {};
  const pair = { communityId: community.id, memberId };
  await keepAcceptance(trx, { ...pair, owed: candidacy.terms, lang, at });
  if (resultOf(way) === 'join') {
    const affiliationId = affiliationFor(way, candidacy.affiliations);
    return admitNow(trx, community, { actor, path: way.path, affiliationId, at });
  }
  const application = await takeAnswers(trx, community.id, filled);
  return request(trx, community, { actor, message, application, at });
}

interface Join {
  readonly actor: Actor;
  readonly at: Date;
}

async function admitNow(
  trx: Trx,
  community: Community,
  { actor, path, affiliationId, at }: Join & Pick<Stint, 'affiliationId'> & { path: WayPath },
): Promise<JoinOutcome> {
  const stint = { ...startStint(community.id, actor, { path, at }), affiliationId };
  await admit(trx, stint, { actor: actor.memberId, at });
  return { outcome: 'joined', stintId: stint.id };
}

async function request(
  trx: Trx,
  community: Community,
  { actor, ...written }: Join & { message: string; application: Application | undefined },
): Promise<JoinOutcome> {
  const { at } = written;
  const submitted = submitRequest(community.id, actor, {
    ...written,
    serviceDays: community.serviceDays,
  });
  await insertJoinRequest(trx, submitted);
  await record(trx, {
    type: 'join_request.submitted',
    at,
    actor: actor.memberId,
    subject: actor.memberId,
    community: community.id,
    data: { request: submitted.id },
  });
  return { outcome: 'requested', requestId: submitted.id };
}
