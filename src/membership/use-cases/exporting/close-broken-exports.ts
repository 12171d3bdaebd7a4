// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import { later, type Clock } from '../../../kernel/clock.js';
import { exportKept, longestExport } from '../../domain/exporting/export.js';
import { deleteOldExports, listOpenExports } from '../../store/exporting/exports.js';
import { endExport } from './end-export.js';

/**
 * Accounts for exports whose node stopped in the middle: some of the list may have gone out. Forgets those of
 * two years ago. A job, which two nodes may run together.
 * @returns how many were accounted for.
 */
export async function closeBrokenExports(deps: {
  readonly db: Db;
  readonly now: Clock;
}): Promise<number> {
  let closed = 0;
  for (const id of await listOpenExports(deps.db, later(deps.now(), -2 * longestExport))) {
    if (await endExport(deps, id, { lines: undefined, complete: false })) closed += 1;
  }
  await deleteOldExports(deps.db, later(deps.now(), -exportKept));
  return closed;
}
