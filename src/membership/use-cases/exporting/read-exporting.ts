// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Slug } from '../../../kernel/ids.js';
import { findCommunityName } from '../../store/addressees.js';
import { getCommunity } from '../../store/communities.js';
import {
  findBrokenExport,
  listExportsOf,
  type BrokenExport,
  type ListedExport,
} from '../../store/exporting/exports.js';
import { demand, demandSight, powersOf } from '../authorise.js';

export type { ListedExport } from '../../store/exporting/exports.js';
export type { ExportedMember } from '../../domain/exporting/export.js';

/** So many of the lists in which somebody stood. */
const shown = 20;

export interface Exporting {
  /** What the community is called. */
  readonly name: string;
  /** Whether the file says where people belong. */
  readonly affiliations: boolean;
  /** Their last one, where it broke off. */
  readonly broken: BrokenExport | undefined;
}

/**
 * What somebody should know before they take the list along.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low { minimum }`
 */
export async function readExporting(
  { db }: { readonly db: Db },
  asked: { readonly actor: Actor; readonly slug: Slug; readonly locale: 'it' | 'en' },
): Promise<Exporting> {
  const { actor, slug, locale } = asked;
  const community = await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  demand(powers, 'member.export');
  const name = (await findCommunityName(db, community.id, locale))?.name ?? slug;
  const broken = await findBrokenExport(db, community.id, actor.memberId);
  return { name, affiliations: community.cardFields.includes('affiliation'), broken };
}

/** The last lists of members that were taken along while the actor belonged there. */
export const listMyExports = (
  { db }: { readonly db: Db },
  { actor, locale }: { readonly actor: Actor; readonly locale: 'it' | 'en' },
): Promise<readonly ListedExport[]> => listExportsOf(db, actor.memberId, { locale, limit: shown });
