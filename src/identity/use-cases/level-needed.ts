// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';
import { higher, type Level } from '../../kernel/level.js';
import type { MemberFeature } from '../features.js';

/** The highest level that any feature demands of this member for what they hold there. */
export async function levelNeeded(
  db: Db | Trx,
  features: readonly MemberFeature[],
  memberId: MemberId,
): Promise<Level> {
  let needed: Level = 'none';
  for (const feature of features) {
    const level = await feature.neededLevel?.(db, memberId);
    if (level) needed = higher(needed, level);
  }
  return needed;
}
