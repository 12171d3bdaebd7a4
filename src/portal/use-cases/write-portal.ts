// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import type { Portal } from '../domain/portal.js';
import type { PortalState } from '../domain/portal-state.js';
import { replaceServedCommunities, updatePortal } from '../store/portals.js';
import { servedIds } from './register-portal.js';

/** What the register keeps of a portal beside its state. */
export type Kept = Pick<Portal, 'clientId' | 'sealedSecret' | 'formerSecret'>;

/** A portal of this state. @throws PiazzaError `portal.community_unknown` */
export async function portalOf(
  trx: Trx,
  kept: Kept,
  { communities, allowedProviders, ...state }: PortalState,
): Promise<Portal> {
  return {
    ...state,
    ...kept,
    allowedProviders: allowedProviders ?? undefined,
    communities: await servedIds(trx, communities),
  };
}

/** Makes the register say this of a portal that it has. @throws PiazzaError `portal.community_unknown` */
export async function rewritePortal(
  trx: Trx,
  { clientId, sealedSecret, formerSecret }: Kept,
  state: PortalState,
): Promise<void> {
  const portal = await portalOf(trx, { clientId, sealedSecret, formerSecret }, state);
  await updatePortal(trx, portal);
  await replaceServedCommunities(trx, clientId, portal.communities);
}
