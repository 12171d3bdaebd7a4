// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import { hour, later, type Clock } from '../../../kernel/clock.js';
import { countAudiences as count, oldestAudience } from '../../store/programmes/audience.js';

/** Counts the people of every programme anew where a count is older than an hour. A job; may run on every node at once. */
export async function countAudiences(deps: { db: Db; now: Clock }): Promise<void> {
  const oldest = await oldestAudience(deps.db);
  if (oldest && later(oldest, hour) > deps.now()) return;
  await count(deps.db, deps.now());
}
