// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { later, type Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import type { Stint } from '../../domain/stint.js';
import { unmetByRenewing } from '../../domain/term/renewing.js';
import { renewableFrom } from '../../domain/term/term.js';
import { termEnd } from '../../domain/terms.js';
import { readCandidacy } from '../../store/candidacy.js';
import { lockCommunity } from '../../store/communities.js';
import { originOf } from '../../store/leaving/last-stint.js';
import { readTerm, renewStint } from '../../store/term/terms.js';
import { lockOwnStint } from '../lock-own-stint.js';
import { record } from '../record.js';
import { acceptsAll, keepAcceptance, type Acceptance } from '../terms-of-use/accept-terms.js';
import { transact } from '../transact.js';

export interface RenewMembership {
  readonly actor: Actor;
  readonly slug: Slug;
  /** The terms that were ticked. */
  readonly accepted?: Acceptance | undefined;
}

/**
 * Renews the actor's own membership for another term, from its end on; also in the time of grace.
 * What the way in asks by now is asked again, of where they belong and how they sign in, and the terms in force.
 * @throws PiazzaError `community.not_found`, `membership.not_member`, `membership.not_renewable`,
 *   `membership.affiliation_missing { demand }`, `session.level_too_low { minimum }`,
 *   `membership.provider_not_admitted { admitted }`, `membership.terms_not_accepted`
 */
export async function renewMembership(
  deps: { db: Db; now: Clock },
  { actor, slug, accepted }: RenewMembership,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const community = await lockCommunity(trx, slug);
    const stint = await lockOwnStint(trx, actor, community);
    const at = deps.now();
    if (!isRenewable(stint, at)) throw new PiazzaError('membership.not_renewable', { slug });
    await demandRenewable(trx, { community, stint }, { actor, accepted, at });
    const { months } = await readTerm(trx, community.id);
    const from = stint.expiresAt && stint.expiresAt > at ? stint.expiresAt : at;
    await renewStint(trx, stint.id, months === undefined ? undefined : termEnd(from, months));
    const about = { at, actor: actor.memberId, subject: actor.memberId, community: community.id };
    await record(trx, { ...about, type: 'stint.renewed', data: { stint: stint.id } });
  });
}

async function demandRenewable(
  trx: Trx,
  { community, stint }: { readonly community: Community; readonly stint: Stint },
  { actor, accepted, at }: Omit<RenewMembership, 'slug'> & { readonly at: Date },
): Promise<void> {
  const pair = { communityId: community.id, memberId: actor.memberId };
  const { affiliations, terms } = await readCandidacy(trx, { ...pair, at });
  const termsMissing = !acceptsAll(terms, accepted);
  const renewing = { ...actor, affiliations, termsMissing };
  const [unmet] = unmetByRenewing(community, renewing, await originOf(trx, stint));
  if (unmet) throw new PiazzaError(unmet.code, { ...unmet });
  await keepAcceptance(trx, { ...pair, owed: terms, lang: accepted?.lang ?? 'it', at });
}

/** In the last month of its term, and in grace because the term was over; never while suspended or for want of what it rests on. */
export function isRenewable({ status, expiresAt, graceReason }: Stint, at: Date): boolean {
  if (!expiresAt || status === 'suspended') return false;
  if (graceReason !== undefined && graceReason !== 'expired') return false;
  return expiresAt <= later(at, renewableFrom);
}
