// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import type { ClientId } from '../../kernel/ids.js';
import { listLogouts, type ListedLogout } from '../store/logouts/deliveries.js';
import { findPortalRow } from '../store/portals.js';
import { listDeliveries, type ListedDelivery } from '../store/webhooks/deliveries.js';
import type { StaffDeps } from './staff-deps.js';

/** What a portal was told, or is yet to be told: the newest first. */
export interface Deliveries {
  readonly webhooks: readonly ListedDelivery[];
  /** Ends of sessions. */
  readonly logouts: readonly ListedLogout[];
}

const most = 200;

/**
 * The last things that a portal was told, for a command.
 * @param asked.open only what waits or was given up
 * @throws PiazzaError `portal.unknown`
 */
export async function readDeliveries(
  { db }: Pick<StaffDeps, 'db'>,
  { clientId, open }: { readonly clientId: ClientId; readonly open: boolean },
): Promise<Deliveries> {
  if (!(await findPortalRow(db, clientId))) throw new PiazzaError('portal.unknown', { clientId });
  const which = { limit: most, open };
  return {
    webhooks: await listDeliveries(db, clientId, which),
    logouts: await listLogouts(db, clientId, which),
  };
}
