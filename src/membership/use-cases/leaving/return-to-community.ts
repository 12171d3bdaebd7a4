// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug, StintId } from '../../../kernel/ids.js';
import { mayReturn, resume, takesBack, unmetByReturning } from '../../domain/leaving/returning.js';
import { startStint } from '../../domain/stint.js';
import { readCandidacy } from '../../store/candidacy.js';
import { holdCommunity } from '../../store/communities.js';
import { findLastStint } from '../../store/leaving/last-stint.js';
import { admit } from '../admit.js';
import { acceptsAll, keepAcceptance, type Acceptance } from '../terms-of-use/accept-terms.js';
import { transact } from '../transact.js';

interface Return {
  readonly actor: Actor;
  readonly slug: Slug;
  /** The terms that were ticked. */
  readonly accepted?: Acceptance | undefined;
}

/**
 * Takes one's own leaving back within a day: a new membership, without a request, with what the former one had left
 * of its term and of its time of grace. Everything else that the way in asks is asked again. The roles of before are
 * not given back, and nobody comes back this way who was removed or is barred.
 *
 * @throws PiazzaError `community.not_found`, `membership.return_too_late`, `community.not_active`,
 *   `membership.already_member`, `membership.barred`, `membership.affiliation_missing { demand }`,
 *   `membership.adults_only`, `membership.minors_only`, `membership.age_unknown`,
 *   `session.level_too_low { minimum }`, `membership.provider_not_admitted { admitted }`,
 *   `membership.address_missing { domains }`, `membership.terms_not_accepted`
 */
export async function returnToCommunity(
  deps: { db: Db; now: Clock },
  { actor, slug, accepted }: Return,
): Promise<{ stintId: StintId }> {
  return transact(deps.db, async (trx) => {
    const community = await holdCommunity(trx, slug);
    const { status, ways } = community;
    const at = deps.now();
    const pair = { communityId: community.id, memberId: actor.memberId };
    const former = await findLastStint(trx, pair);
    // Also for a community that does not show itself: who never belonged learns nothing.
    if (!former) throw new PiazzaError('community.not_found', { by: slug });
    if (!mayReturn(former, at)) throw new PiazzaError('membership.return_too_late', { slug });
    if (!takesBack(community)) throw new PiazzaError('community.not_active', { status });

    const candidacy = await readCandidacy(trx, { ...pair, at });
    const termsMissing = !acceptsAll(candidacy.terms, accepted);
    const candidate = { ...actor, ...candidacy, formMissing: false, termsMissing };
    const [unmet] = unmetByReturning(community, candidate, former);
    if (unmet) throw new PiazzaError(unmet.code, { ...unmet });

    const { lang = 'it' } = accepted ?? {};
    await keepAcceptance(trx, { ...pair, owed: candidacy.terms, lang, at });
    const begun = startStint(community.id, actor, { path: 'returned', at });
    const stint = resume(begun, former, { ways, held: candidacy.affiliations });
    await admit(trx, stint, { actor: actor.memberId, at });
    return { stintId: stint.id };
  });
}
