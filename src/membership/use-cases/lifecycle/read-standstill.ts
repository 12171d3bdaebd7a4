// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Slug } from '../../../kernel/ids.js';
import type { Permission } from '../../domain/permissions.js';
import { actsAsStaff, can } from '../../domain/policy.js';
import { roles } from '../../domain/roles.js';
import { findCommunity } from '../../store/communities.js';
import { powersOf } from '../authorise.js';

/** That a community is stopped, and what the reader does in it all the same. */
export interface Standstill {
  readonly status: 'frozen' | 'archived';
  /** Undefined where it stands still because nobody answers for it. */
  readonly reason: string | undefined;
  /** What the region alone goes on deciding, where the reader decides it; nothing in one that is over. */
  readonly rights: readonly Permission[];
}

/** Undefined for a community that goes on, or that the reader may not know of. */
export async function readStandstill(
  { db }: { db: Db },
  { viewer, slug }: { viewer: Actor | undefined; slug: Slug },
): Promise<Standstill | undefined> {
  const community = await findCommunity(db, slug);
  const { status, statusReason: reason } = community ?? {};
  if (!community || (status !== 'frozen' && status !== 'archived')) return undefined;
  const powers = await powersOf(db, viewer, community.id);
  if (!can(powers, 'community.see', community)) return undefined;
  const every = new Set(Object.values(roles).flatMap(({ permissions }) => permissions));
  const rights = [...every].filter((right) => actsAsStaff(powers, right));
  return { status, reason, rights: status === 'frozen' ? rights : [] };
}
