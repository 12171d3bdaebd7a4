// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import type { ClientId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import type { Portal } from '../domain/portal.js';
import { findPortalRow, listPortalRows } from '../store/portals.js';
import { listLogouts, type ListedLogout } from '../store/logouts/deliveries.js';
import { listDeliveries, type ListedDelivery } from '../store/webhooks/deliveries.js';
import { listEndpoints, type KeptEndpoint } from '../store/webhooks/endpoints.js';
import type { StaffDeps } from './staff-deps.js';

export type ListedPortal = Pick<Portal, 'clientId' | 'name' | 'controller' | 'status'>;

/** A portal as the register's page shows it: everything but its secret. */
export interface PortalPage {
  readonly portal: Omit<Portal, 'sealedSecret' | 'metadata'> & { readonly hasSecret: boolean };
  readonly endpoints: readonly KeptEndpoint[];
  /** The newest first. */
  readonly deliveries: readonly ListedDelivery[];
  /** Ends of sessions that it was told of, the newest first. */
  readonly logouts: readonly ListedLogout[];
}

const shownDeliveries = 50;

/**
 * Every portal of the register, by name.
 * @throws PiazzaError `right.missing`, `session.level_too_low`
 */
export async function listPortals(
  deps: Pick<StaffDeps, 'db' | 'demandKeeper'>,
  { actor }: { readonly actor: Actor },
): Promise<readonly ListedPortal[]> {
  await deps.demandKeeper(deps.db, actor);
  return listPortalRows(deps.db);
}

/**
 * One portal with its webhooks and what became of the last deliveries.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `page.not_found`
 */
export async function readPortal(
  deps: Pick<StaffDeps, 'db' | 'demandKeeper'>,
  { actor, clientId }: { readonly actor: Actor; readonly clientId: ClientId },
): Promise<PortalPage> {
  await deps.demandKeeper(deps.db, actor);
  const found = await findPortalRow(deps.db, clientId);
  if (!found) throw new PiazzaError('page.not_found');
  const { sealedSecret, metadata: _metadata, ...rest } = found;
  const endpoints = await listEndpoints(deps.db, clientId);
  const deliveries = await listDeliveries(deps.db, clientId, shownDeliveries);
  const logouts = await listLogouts(deps.db, clientId, shownDeliveries);
  const portal = { ...rest, hasSecret: sealedSecret !== undefined };
  return { portal, endpoints, deliveries, logouts };
}
