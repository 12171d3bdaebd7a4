// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { Slug } from '../../kernel/ids.js';
import { smallestCount } from '../domain/community.js';
import { getCommunity } from '../store/communities.js';
import { countByMonth, type MonthlyCount } from '../store/growth.js';
import { demandSight, powersOf } from './authorise.js';

/**
 * How a community grew, month by month, from the month in which it first had five members.
 * Months with fewer are left out: so few are never counted out.
 * @throws PiazzaError `community.not_found`
 */
export async function memberGrowth(
  deps: { db: Db; now: Clock },
  { slug, viewer }: { slug: Slug; viewer?: Actor | undefined },
): Promise<readonly MonthlyCount[]> {
  const community = await getCommunity(deps.db, slug);
  demandSight(await powersOf(deps.db, viewer, community.id), community);
  const months = await countByMonth(deps.db, community.id, deps.now());
  return months.filter(({ members }) => members >= smallestCount);
}
