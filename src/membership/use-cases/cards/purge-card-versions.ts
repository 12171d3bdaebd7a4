// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import { day, later, type Clock } from '../../../kernel/clock.js';
import { purgeVersions } from '../../store/cards/versions.js';

/** For so long what a card said before is kept. */
export const keepingOfVersions = 90 * day;
const batch = 1_000;

/** Forgets what cards said longer ago. A job. @returns whether there may be more */
export async function purgeCardVersions({ db, now }: { db: Db; now: Clock }): Promise<boolean> {
  const before = later(now(), -keepingOfVersions);
  return (await purgeVersions(db, { before, limit: batch })) === batch;
}
