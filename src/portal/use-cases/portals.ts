// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import type { ClientId, CommunityId, MemberId } from '../../kernel/ids.js';
import type { Portal } from '../domain/portal.js';
import { findPortalRow, listPortalsServing } from '../store/portals.js';
import { clientsToldOf } from '../store/releases/told.js';

export { refusalOfWay, type NotAccepted, type WayIn } from '../domain/acceptance.js';
export { originsOf, returnAddressAllowed, type Portal } from '../domain/portal.js';

export type ServingPortal = Pick<Portal, 'clientId' | 'name' | 'controller'> & {
  /** Where people are led back to first; undefined for one that never asked for it. */
  readonly address: string | undefined;
};

/** Who will know: the portals that serve any of the communities. */
export async function portalsOfCommunities(
  db: Db | Trx,
  communities: readonly CommunityId[],
): Promise<readonly ServingPortal[]> {
  const portals = await listPortalsServing(db, communities);
  return portals.map(({ clientId, name, controller, returnUrls: [address] }) => ({
    clientId,
    name,
    controller,
    address,
  }));
}

/** Of these portals those that will be told of one member: they know the member, who has not ended that. */
export async function portalsToldOf(
  db: Db | Trx,
  { memberId, communities }: { memberId: MemberId; communities: readonly CommunityId[] },
): Promise<readonly ServingPortal[]> {
  const portals = await portalsOfCommunities(db, communities);
  const told = await clientsToldOf(
    db,
    memberId,
    portals.map(({ clientId }) => clientId),
  );
  return portals.filter(({ clientId }) => told.has(clientId));
}

/** Undefined for one that is unknown or disabled. */
export async function findPortal(db: Db | Trx, clientId: ClientId): Promise<Portal | undefined> {
  const portal = await findPortalRow(db, clientId);
  return portal?.status === 'active' ? portal : undefined;
}

/** What a portal is called, also one that is disabled. */
export async function portalName(db: Db | Trx, clientId: string): Promise<string | undefined> {
  const portal = await findPortalRow(db, clientId);
  return portal?.name;
}
