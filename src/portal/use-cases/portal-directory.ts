// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Clock } from '../../kernel/clock.js';
import type { Portal } from '../domain/portal.js';
import { findPortalVersion, portalVersion } from '../store/portals.js';

/** Active portals by client id, as every sign-in and every API call asks for them. */
export interface PortalDirectory {
  /** Undefined for one that is unknown or disabled. */
  find(clientId: string): Promise<Portal | undefined>;
  /** The same where a change made a moment ago, on whichever node, has to count: what is remembered is checked. */
  current(clientId: string): Promise<Portal | undefined>;
  /** The same at once, for one that was found a moment ago. */
  remembered(clientId: string): Portal | undefined;
}

interface Remembered {
  readonly portal: Portal | undefined;
  readonly version: string | undefined;
  readonly until: number;
}

/** Unknown ids are remembered too, so a flood of them must not fill the memory. */
const capacity = 1_000;

/**
 * Remembers what it found for some seconds on this node, so that a sign-in reads its portal once; a change of a portal
 * takes effect everywhere when that time is over, and at once for who asks for what is current.
 * @param deps.seconds 0 asks the database every time
 */
export function createPortalDirectory(deps: {
  readonly db: Db;
  readonly now: Clock;
  readonly seconds: number;
}): PortalDirectory {
  const known = new Map<string, Remembered>();

  const recall = (clientId: string) => {
    const remembered = known.get(clientId);
    return remembered && remembered.until > deps.now().getTime() ? remembered : undefined;
  };
  const read = async (clientId: string): Promise<Portal | undefined> => {
    // The database would refuse to compare it.
    if (clientId.includes('\0')) return undefined;
    const now = deps.now().getTime();
    const { portal: row, version } = await findPortalVersion(deps.db, clientId);
    const portal = row?.status === 'active' ? row : undefined;
    if (known.size >= capacity) known.clear();
    known.set(clientId, { portal, version, until: now + deps.seconds * 1_000 });
    return portal;
  };
  return {
    remembered: (clientId) => recall(clientId)?.portal,
    async find(clientId) {
      const remembered = recall(clientId);
      return remembered ? remembered.portal : read(clientId);
    },
    async current(clientId) {
      const remembered = recall(clientId);
      if (!remembered) return read(clientId);
      const version = await portalVersion(deps.db, clientId);
      return version === remembered.version ? remembered.portal : read(clientId);
    },
  };
}
