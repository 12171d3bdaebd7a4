// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Slug } from '../../../kernel/ids.js';
import { getCommunity } from '../../store/communities.js';
import type { TermsLanguage } from '../../store/terms-of-use/versions.js';
import { demandSight, powersOf } from '../authorise.js';
import { readOwedTerms, type OwedTerms } from '../terms-of-use/read-terms.js';
import { readForm, type FormVersion } from './read-form.js';

/** What somebody fills in and accepts to join a community. */
export interface BlankApplication {
  /** Undefined where the community asks nothing. */
  readonly form: FormVersion | undefined;
  /** Empty for whoever accepted what is in force. */
  readonly terms: readonly OwedTerms[];
}

/**
 * What the actor has to answer and to accept before they can join, in their language.
 * @throws PiazzaError `community.not_found`
 */
export async function readApplication(
  deps: { db: Db; now: Clock },
  { actor, slug, lang }: { actor: Actor; slug: Slug; lang: TermsLanguage },
): Promise<BlankApplication> {
  const community = await getCommunity(deps.db, slug);
  const communityId = community.id;
  demandSight(await powersOf(deps.db, actor, communityId), community);
  return {
    form: await readForm(deps, communityId),
    terms: await readOwedTerms(deps, { viewer: actor, communityId, lang }),
  };
}
