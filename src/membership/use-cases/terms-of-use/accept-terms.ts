// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityId, MemberId, Slug, TermsVersionId } from '../../../kernel/ids.js';
import { getCommunity } from '../../store/communities.js';
import { insertAcceptance, listOwedIds } from '../../store/terms-of-use/acceptances.js';
import type { TermsLanguage } from '../../store/terms-of-use/versions.js';
import { demandSight, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/** The versions that somebody ticked, and the language in which they read them. */
export interface Acceptance {
  readonly versions: readonly TermsVersionId[];
  readonly lang: TermsLanguage;
}

/** Whether a form that was sent accepts all that had to be. */
export const acceptsAll = (
  owed: readonly TermsVersionId[],
  accepted: Acceptance | undefined,
): boolean => owed.every((id) => accepted?.versions.includes(id));

/**
 * A member accepts the terms in force, of the platform and perhaps of a community, again or for the first time.
 * @throws PiazzaError `community.not_found`, `membership.terms_not_accepted` when another version is in force
 */
export async function acceptTerms(
  deps: { db: Db; now: Clock },
  { actor, slug, accepted }: { actor: Actor; slug?: Slug | undefined; accepted: Acceptance },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const at = deps.now();
    const community = slug === undefined ? undefined : await getCommunity(trx, slug);
    if (community) demandSight(await powersOf(trx, actor, community.id), community);
    const of = { memberId: actor.memberId, communityId: community?.id, at };
    const owed = await listOwedIds(trx, of);
    if (!acceptsAll(owed, accepted)) throw new PiazzaError('membership.terms_not_accepted');
    await keepAcceptance(trx, { ...of, owed, lang: accepted.lang });
  });
}

/** Keeps each acceptance once, however often it is said. */
export async function keepAcceptance(
  trx: Trx,
  kept: {
    readonly memberId: MemberId;
    readonly communityId: CommunityId | undefined;
    readonly owed: readonly TermsVersionId[];
    readonly lang: TermsLanguage;
    readonly at: Date;
  },
): Promise<void> {
  const { memberId, communityId: community, owed, lang, at } = kept;
  for (const version of owed) {
    if (!(await insertAcceptance(trx, { memberId, version, lang, at }))) continue;
    const who = { actor: memberId, subject: memberId };
    await record(trx, { type: 'terms.accepted', at, ...who, community, data: { version } });
  }
}
