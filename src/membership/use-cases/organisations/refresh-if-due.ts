// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import { hour, later, type Clock } from '../../../kernel/clock.js';
import { lastRefresh } from '../../store/organisations/register.js';
import { refreshRegister, type IndexFiles, type Refreshed } from './refresh-register.js';

/** Less than a day, so that the refresh of a night never slips to the next one. */
const fresh = 20 * hour;

/**
 * Refreshes the index of bodies once a day, whatever node asks. A refused copy is tried again the next time.
 * @returns undefined when it is fresh
 * @throws PiazzaError as `refreshRegister`
 */
export async function refreshIfDue(
  deps: { db: Db; now: Clock },
  files: () => IndexFiles,
): Promise<Refreshed | undefined> {
  const last = await lastRefresh(deps.db);
  if (last && last > later(deps.now(), -fresh)) return undefined;
  return refreshRegister(deps, files());
}
