// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { ClientId } from '../../kernel/ids.js';
import { readPortalStates } from '../store/portal-states.js';
import type { Registration } from './register-portal.js';

/** Which portals serve all communities today and would serve none. */
export async function losingAllCommunities(
  db: Db,
  registrations: readonly Pick<Registration, 'clientId' | 'communities'>[],
): Promise<readonly ClientId[]> {
  const none = registrations.filter(({ communities }) => communities.length === 0);
  if (none.length === 0) return [];
  const kept = await readPortalStates(
    db,
    none.map(({ clientId }) => clientId),
  );
  return kept.filter(({ state }) => state.communities === 'all').map(({ clientId }) => clientId);
}
