// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../database/database.js';
import { parseClientId } from '../kernel/ids.js';
import {
  findPortal,
  portalsOfCommunities,
  portalsToldOf,
  returnAddressAllowed,
} from '../portal/use-cases/portals.js';
import type { PortalLookup } from '../web/deps.js';

/** What pages ask of the register of portals. */
export const portalLookup = (db: Db): PortalLookup => ({
  async find(id) {
    const clientId = parseClientId(id);
    const portal = clientId && (await findPortal(db, clientId));
    if (!portal) return undefined;
    return { name: portal.name, allows: (address) => returnAddressAllowed(portal, address) };
  },
  ofCommunities: (communities) => portalsOfCommunities(db, communities),
  toldOf: (memberId, communities) => portalsToldOf(db, { memberId, communities }),
});
