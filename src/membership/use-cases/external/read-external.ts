// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Slug } from '../../../kernel/ids.js';
import type { CommunityText } from '../../domain/community.js';
import type { ExternalCommunity } from '../../domain/external/external-community.js';
import { can } from '../../domain/policy.js';
import { getExternal } from '../../store/external/external-communities.js';
import { demand, powersOf } from '../authorise.js';

export interface ExternalPage {
  readonly entry: ExternalCommunity;
  /** In the reader's language, in Italian where there is no other. */
  readonly text: CommunityText;
  /** Whether the reader may change it. */
  readonly mayEdit: boolean;
}

/**
 * A community that lives elsewhere, as anybody sees it.
 * @throws PiazzaError `community.not_found`
 */
export async function readExternal(
  { db }: { db: Db },
  query: {
    readonly slug: Slug;
    readonly locale: 'it' | 'en';
    readonly viewer?: Actor | undefined;
  },
): Promise<ExternalPage> {
  const entry = await getExternal(db, query.slug);
  const text = entry.texts[query.locale] ?? entry.texts.it;
  const mayEdit = can(await powersOf(db, query.viewer), 'community.approve');
  return { entry, text, mayEdit };
}

/**
 * The same for the form of staff.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`
 */
export async function readExternalSettings(
  { db }: { db: Db },
  { actor, slug }: { readonly actor: Actor; readonly slug: Slug },
): Promise<ExternalCommunity> {
  demand(await powersOf(db, actor), 'community.approve');
  return getExternal(db, slug);
}
