// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import { can } from '../../domain/policy.js';
import { missingToOpen, type NeededToOpen } from '../../domain/settings/readiness.js';
import { getCommunity } from '../../store/communities.js';
import type { CommunityTexts } from '../../store/community-texts.js';
import {
  findByFormerSlug,
  hasTerms,
  readRevision,
  readTexts,
} from '../../store/settings/settings.js';
import { demand, demandSight, powersOf } from '../authorise.js';
import { mayEdit, type SettingsRight } from './hold-settings.js';

export interface SettingsView {
  readonly community: Community;
  readonly texts: CommunityTexts;
  readonly revision: number;
  /** Why its level is below the usual. */
  readonly levelReason: string | undefined;
  /** Before it may open; empty for one that has. */
  readonly missing: readonly NeededToOpen[];
  readonly mayEditPolicy: boolean;
}

/**
 * A community as its settings pages show it.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`
 */
export async function readSettings(
  { db }: { db: Db },
  { actor, slug, right }: { actor: Actor; slug: Slug; right: SettingsRight },
): Promise<SettingsView> {
  const community = await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  if (!mayEdit(powers, community, right)) demand(powers, right);
  const texts = await readTexts(db, community.id);
  if (!texts) throw new PiazzaError('community.not_found', { slug });
  const terms = { hasTerms: await hasTerms(db, community.id) };
  return {
    community,
    texts,
    ...(await readRevision(db, community.id)),
    missing: community.status === 'draft' ? missingToOpen(community, texts.it, terms) : [],
    mayEditPolicy: mayEdit(powers, community, 'community.edit_policy'),
  };
}

/**
 * Where a community went that had this address before; undefined for one that the reader may not see.
 */
export async function followSlug(
  { db }: { db: Db },
  { slug, viewer }: { slug: Slug; viewer: Actor | undefined },
): Promise<Slug | undefined> {
  const now = await findByFormerSlug(db, slug);
  if (!now) return undefined;
  const community = await getCommunity(db, now);
  const powers = await powersOf(db, viewer, community.id);
  return can(powers, 'community.see', community) ? now : undefined;
}
