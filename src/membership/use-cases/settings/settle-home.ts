// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityId } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import { addressOn, type ServingPortal } from '../../domain/settings/home.js';
import { listServingPortals } from '../../store/settings/home.js';

type Said = Pick<Community, 'homeUrl' | 'homePortal'>;

/** The portals that a community's space may be on. */
export const listHomePortals = (
  { db }: { db: Db },
  id: CommunityId,
): Promise<readonly ServingPortal[]> => listServingPortals(db, id);

/**
 * Where a community's space is: on a portal that serves it, or anywhere else.
 * @throws PiazzaError `community.home_not_served`, `community.home_not_on_portal`
 */
export async function settleHome(
  trx: Trx,
  { id }: Pick<Community, 'id'>,
  said: Said,
): Promise<Said> {
  const { homeUrl = '', homePortal } = said;
  if (homePortal === undefined) return said;
  const serving = await listServingPortals(trx, id);
  const portal = serving.find(({ clientId }) => clientId === homePortal);
  if (!portal) throw new PiazzaError('community.home_not_served', { homePortal });
  return { homePortal, homeUrl: addressOn(portal, homeUrl) };
}
