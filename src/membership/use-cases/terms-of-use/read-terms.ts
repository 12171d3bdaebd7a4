// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityId, Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import { getCommunity } from '../../store/communities.js';
import { listOwedTerms, type OwedTerms } from '../../store/terms-of-use/acceptances.js';
import {
  findTermsText,
  findTermsVersion,
  listTermsPage,
  type TermsLanguage,
  type TermsText,
  type TermsVersion,
} from '../../store/terms-of-use/versions.js';
import { demand, demandSight, powersOf } from '../authorise.js';
import { pageSize } from '../../../kernel/pages.js';

export type { OwedTerms } from '../../store/terms-of-use/acceptances.js';
type Deps = { readonly db: Db; readonly now: Clock };

export interface TermsPage {
  readonly community: Community | undefined;
  /** The newest first, those to come too. */
  readonly versions: readonly TermsVersion[];
  /** Where the older ones go on. */
  readonly older: number | undefined;
  /** The version asked for, or the one in force; undefined where there are no terms yet. */
  readonly shown: (TermsVersion & { readonly text: TermsText }) | undefined;
  /** What the reader has yet to accept. */
  readonly owed: readonly OwedTerms[];
}

interface ReadTerms {
  readonly viewer: Actor | undefined;
  /** Undefined for the platform's own. */
  readonly slug?: Slug | undefined;
  readonly number?: number | undefined;
  /** Versions older than this one are listed. */
  readonly before?: number | undefined;
  readonly lang: TermsLanguage;
  /** For the page on which they are published. */
  readonly toPublish?: true | undefined;
}

/**
 * The terms of a community or of the platform, any version, for whoever sees the community.
 * @throws PiazzaError `community.not_found`, `page.not_found` for a version that does not exist, and to publish
 *   `right.missing`, `session.level_too_low`
 */
export async function readTerms(
  deps: Deps,
  { viewer, slug, number, before, lang, toPublish }: ReadTerms,
): Promise<TermsPage> {
  const { db } = deps;
  const community = slug === undefined ? undefined : await getCommunity(db, slug);
  const powers = await powersOf(db, viewer, community?.id);
  if (community) demandSight(powers, community);
  if (toPublish) demand(powers, community ? 'terms.publish' : 'terms.publish_platform');
  const listed = await listTermsPage(db, community?.id, { before, limit: pageSize + 1 });
  const versions = listed.slice(0, pageSize);
  const which = number === undefined ? { at: deps.now() } : { number };
  const shown = await findTermsVersion(db, community?.id, which);
  if (!shown && number !== undefined) throw new PiazzaError('page.not_found');
  const text = shown && (await findTermsText(db, shown.id, lang));
  return {
    community,
    versions,
    older: listed.length > pageSize ? versions.at(-1)?.number : undefined,
    shown: shown && text && { ...shown, text },
    owed: viewer ? await readOwedTerms(deps, { viewer, communityId: community?.id, lang }) : [],
  };
}

/** What a person accepts in the form of joining, with the words; empty when there is nothing to accept. */
export const readOwedTerms = (
  { db, now }: Deps,
  {
    viewer,
    communityId,
    lang,
  }: { viewer: Actor; communityId: CommunityId | undefined; lang: TermsLanguage },
): Promise<readonly OwedTerms[]> =>
  listOwedTerms(db, { memberId: viewer.memberId, communityId, at: now(), lang });
