// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { ClientId } from '../../kernel/ids.js';
import { portalFaults, type PortalFault, type PortalGround } from '../domain/portal-faults.js';
import type { PortalState } from '../domain/portal-state.js';
import { existingSlugs } from '../store/portal-states.js';
import { otherOfSector } from '../store/sectors.js';

export type { PortalFault } from '../domain/portal-faults.js';

type Described = Omit<PortalState, 'status'> & {
  readonly clientId: ClientId;
  readonly hasSecret: boolean;
};

/**
 * Refuses a portal that cannot be as it is described.
 * @throws PiazzaError with the code of the first fault, its `field`, and all `faults` in its context:
 *   `portal.address_refused`, `portal.scope_unknown`, `portal.provider_unknown`, `portal.community_unknown`,
 *   `portal.attribute_service_unknown`, `portal.sector_of_another`, `portal.pkce_needed`
 */
export async function demandSound(
  db: Db | Trx,
  ground: PortalGround,
  portal: Described,
): Promise<void> {
  const { communities } = portal;
  const served = communities === 'all' || communities.length === 0 ? [] : communities;
  const known = served.length === 0 ? new Set<string>() : await existingSlugs(db, served);
  const all = { ...ground, communities: known, otherOfSector: await otherOfSector(db, portal) };
  const faults: readonly PortalFault[] = portalFaults(portal, all);
  const [first] = faults;
  if (first) throw new PiazzaError(first.code, { field: first.field, faults });
}

/** All that `demandSound` found; nothing for another error. */
export function faultsOf({ context }: PiazzaError): readonly PortalFault[] {
  const { faults } = context as { readonly faults?: readonly PortalFault[] };
  return faults ?? [];
}
