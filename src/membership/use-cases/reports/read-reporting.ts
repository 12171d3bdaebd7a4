// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Slug } from '../../../kernel/ids.js';
import { findCommunityName } from '../../store/addressees.js';
import { getCommunity } from '../../store/communities.js';
import { demandSight, powersOf } from '../authorise.js';
import { findTarget, type ReportedThing } from './target.js';

/**
 * What the form of a report is about.
 * @throws PiazzaError `community.not_found`, `report.not_found`, `report.own`
 */
export async function readReporting(
  { db }: { readonly db: Db },
  asked: {
    readonly actor: Actor;
    readonly slug: Slug;
    readonly thing: ReportedThing;
    readonly locale: 'it' | 'en';
  },
): Promise<{ readonly community: string; readonly about: string | undefined }> {
  const { actor, slug, thing, locale } = asked;
  const community = await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  const { displayName } = await findTarget(db, thing, { actor, community, powers });
  const name = (await findCommunityName(db, community.id, locale))?.name ?? slug;
  return { community: name, about: displayName };
}
