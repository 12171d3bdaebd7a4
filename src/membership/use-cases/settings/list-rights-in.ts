// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Slug } from '../../../kernel/ids.js';
import type { Permission } from '../../domain/permissions.js';
import { can, levelMissingFor } from '../../domain/policy.js';
import { roles } from '../../domain/roles.js';
import { findCommunity } from '../../store/communities.js';
import { powersOf } from '../authorise.js';

export interface RightsIn {
  readonly rights: readonly Permission[];
  readonly isDraft: boolean;
}

const every = [...new Set(Object.values(roles).flatMap(({ permissions }) => permissions))];

/**
 * What somebody's roles allow in one community, at the level that they demand: for the choice of pages.
 * Nothing in a community that is not there, or that they may not know of.
 */
export async function listRightsIn(
  { db }: { db: Db },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<RightsIn> {
  const community = await findCommunity(db, slug);
  if (!community) return { rights: [], isDraft: false };
  const powers = await powersOf(db, actor, community.id);
  if (!can(powers, 'community.see', community)) return { rights: [], isDraft: false };
  const rights = every.filter((right) => levelMissingFor(powers, right) !== undefined);
  return { rights, isDraft: community.status === 'draft' };
}
