// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { DelegateId } from '../../../kernel/ids.js';
import { reaches } from '../../../kernel/level.js';
import type { Community } from '../../domain/community.js';
import {
  begun,
  delegateLevel,
  unmetByDelegate,
  type Delegate,
} from '../../domain/seats/delegate.js';
import { hasLapsed } from '../../domain/seats/deadline.js';
import { invitedWay } from '../../domain/inviting/guest.js';
import { affiliationFor, unmetOfWay } from '../../domain/joining/conditions.js';
import { startStint, type Stint } from '../../domain/stint.js';
import { readCandidacy } from '../../store/candidacy.js';
import { lockCommunity } from '../../store/communities.js';
import { isRepresentative } from '../../store/organisations/representatives.js';
import { findDelegate, lockDelegate, saveBegun } from '../../store/seats/delegates.js';
import { findLiveStint } from '../../store/stints.js';
import { admit } from '../admit.js';
import { demandActive } from '../authorise.js';
import { demandMeans } from '../demand-means.js';
import { activeOrganisation } from '../organisations/authorise.js';
import { acceptsAll, keepAcceptance, type Acceptance } from '../terms-of-use/accept-terms.js';
import { transact } from '../transact.js';
import { dropDelegation } from './drop-delegation.js';
import { recordDelegate } from './record-seat.js';

interface Answer {
  readonly actor: Actor;
  readonly delegateId: DelegateId;
}

/**
 * The person declines to sit for an organisation.
 * @throws PiazzaError `delegate.not_found`, `delegate.answered`
 */
export async function declineDelegation(
  deps: { db: Db; now: Clock },
  { actor, delegateId }: Answer,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const { offer } = await holdOffer(trx, { actor, delegateId });
    const end = { status: 'declined', at: deps.now(), actor: actor.memberId } as const;
    await dropDelegation(trx, offer, end);
  });
}

/**
 * The person sits for an organisation from now on. Who belongs to the community already acts through that
 * membership, and so does who was invited there, who comes in by the invitation; who does not becomes a member for
 * as long as they sit there, unless the community keeps them out.
 *
 * @throws PiazzaError `delegate.not_found`, `delegate.answered`, `role.lapsed`, `role.granter_gone`,
 *   `community.not_active`, `organisation.not_active`, `session.level_too_low { minimum }`, `role.means_too_weak`, `delegate.minor`,
 *   `delegate.elsewhere`, `membership.barred`, `membership.request_pending`, `membership.too_soon`,
 *   `membership.adults_only`, `membership.minors_only`, `membership.age_unknown`, `membership.provider_not_admitted`,
 *   `membership.terms_not_accepted`
 */
export async function acceptDelegation(
  deps: { db: Db; now: Clock },
  { actor, delegateId, accepted }: Answer & { readonly accepted?: Acceptance | undefined },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const at = deps.now();
    const { offer, community, organisationId } = await holdOffer(trx, { actor, delegateId });
    demandActive(community);
    if (hasLapsed(offer, at)) throw new PiazzaError('role.lapsed', { delegateId });
    await activeOrganisation(trx, organisationId);
    // What was promised by somebody who answers for it no longer binds nobody.
    if (!(await isRepresentative(trx, { memberId: offer.namedBy, organisationId, at }))) {
      throw new PiazzaError('role.granter_gone', { delegateId });
    }
    await demandProof(trx, actor);
    const own = await findLiveStint(trx, community.id, actor.memberId);
    const begins = await demandAdmission(trx, community, { actor, accepted, at });
    const stint = own ?? begins;
    if (!own) await admit(trx, stint, { actor: actor.memberId, at });
    const bringsStint = !own && stint.path === 'seat';
    const started = begun(offer, { stintId: stint.id, bringsStint, at });
    await saveBegun(trx, started);
    await recordDelegate(trx, 'delegate.started', started, { at, actor: actor.memberId });
  });
}

/** After the community, as everything does that begins or ends memberships there. */
async function holdOffer(trx: Trx, { actor, delegateId }: Answer) {
  const found = await findDelegate(trx, delegateId);
  if (found?.memberId !== actor.memberId) {
    throw new PiazzaError('delegate.not_found', { delegateId });
  }
  const community = await lockCommunity(trx, { id: found.communityId });
  const offer: Delegate | undefined = await lockDelegate(trx, delegateId);
  if (!offer) throw new PiazzaError('delegate.not_found', { delegateId });
  if (offer.status !== 'offered') throw new PiazzaError('delegate.answered', { delegateId });
  return { offer, community, organisationId: found.organisationId };
}

async function demandProof(trx: Trx, { memberId, level }: Actor): Promise<void> {
  const minimum = delegateLevel;
  if (!reaches(level, minimum)) throw new PiazzaError('session.level_too_low', { minimum, level });
  await demandMeans(trx, memberId, minimum);
}

/** @returns the membership that would begin: in their own right for whom the community invited. */
async function demandAdmission(
  trx: Trx,
  community: Community,
  { actor, accepted, at }: { actor: Actor; accepted: Acceptance | undefined; at: Date },
): Promise<Stint> {
  const pair = { communityId: community.id, memberId: actor.memberId };
  const candidacy = await readCandidacy(trx, { ...pair, at });
  if (candidacy.ageClass === 'minor') throw new PiazzaError('delegate.minor');
  const termsMissing = !acceptsAll(candidacy.terms, accepted);
  const candidate = { ...actor, ...candidacy, formMissing: false, termsMissing };
  const [unmet] = unmetByDelegate(community, candidate);
  if (unmet) throw new PiazzaError(unmet.code, { ...unmet });
  const way = invitedWay(community);
  const isInvited = candidacy.invited && unmetOfWay(community, way, candidate).length === 0;
  const path = isInvited ? 'invitation' : 'seat';
  const affiliationId = isInvited ? affiliationFor(way, candidacy.affiliations) : undefined;
  const stint = { ...startStint(community.id, actor, { path, at }), affiliationId };
  if (candidacy.isMember) return stint;
  const { lang = 'it' } = accepted ?? {};
  await keepAcceptance(trx, { ...pair, owed: candidacy.terms, lang, at });
  return stint;
}
