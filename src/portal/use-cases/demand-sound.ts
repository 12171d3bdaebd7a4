// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { ClientId } from '../../kernel/ids.js';
import { portalFaults, type PortalFault, type PortalGround } from '../domain/portal-faults.js';
import type { PortalState } from '../domain/portal-state.js';
import { existingSlugs } from '../store/portal-states.js';
import { portalVersion } from '../store/portals.js';
import { otherOfSector } from '../store/sectors.js';

export type { PortalFault } from '../domain/portal-faults.js';

type Described = Omit<PortalState, 'status'> & {
  readonly clientId: ClientId;
  readonly hasSecret: boolean;
  /** Whether it is to come into the register. */
  readonly isNew?: boolean;
};

/** Everything for which a portal cannot be as it is described, as the register stands. */
export async function findFaults(
  db: Db | Trx,
  ground: PortalGround,
  portal: Described,
): Promise<readonly PortalFault[]> {
  const { clientId, communities, isNew = false } = portal;
  const served = communities === 'all' || communities.length === 0 ? [] : communities;
  return portalFaults(portal, {
    ...ground,
    communities: served.length === 0 ? new Set<string>() : await existingSlugs(db, served),
    otherOfSector: await otherOfSector(db, portal),
    isTaken: isNew && (await portalVersion(db, clientId)) !== undefined,
  });
}

/**
 * Refuses a portal that cannot be as it is described.
 * @throws PiazzaError with the code of the first fault, its `field`, and all `faults` in its context:
 *   `portal.already_registered`, `portal.address_refused`, `portal.scope_unknown`, `portal.provider_unknown`, `portal.community_unknown`,
 *   `portal.attribute_service_unknown`, `portal.sector_of_another`, `portal.pkce_needed`
 */
export async function demandSound(
  db: Db | Trx,
  ground: PortalGround,
  portal: Described,
): Promise<void> {
  const faults = await findFaults(db, ground, portal);
  const [first] = faults;
  if (first) throw new PiazzaError(first.code, { field: first.field, faults });
}

/** All that `demandSound` found; nothing for another error. */
export function faultsOf({ context }: PiazzaError): readonly PortalFault[] {
  const { faults } = context as { readonly faults?: readonly PortalFault[] };
  return faults ?? [];
}
