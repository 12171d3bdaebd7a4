// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ClientId } from '../../kernel/ids.js';
import { authMethodOf, presentsSecret } from '../domain/auth-method.js';
import type { PortalFault } from '../domain/portal-faults.js';
import type { PortalState } from '../domain/portal-state.js';
import { findFaults } from './demand-sound.js';
import { demandKeeper, type By, type StaffDeps } from './staff-deps.js';

interface Asked extends By {
  readonly clientId: ClientId;
  readonly portal: Omit<PortalState, 'status'>;
  readonly isNew: boolean;
}

/**
 * What would be refused of a portal as it is described; nothing is changed.
 * @throws PiazzaError `right.missing`, `session.level_too_low`
 */
export async function readPortalFaults(
  deps: Pick<StaffDeps, 'db' | 'ground' | 'demandKeeper'>,
  { actor, clientId, portal, isNew }: Asked,
): Promise<readonly PortalFault[]> {
  await demandKeeper(deps, deps.db, { actor });
  const hasSecret = presentsSecret(authMethodOf({ ...portal, hasSecret: true }));
  return findFaults(deps.db, deps.ground, { ...portal, clientId, hasSecret, isNew });
}
