// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { CommunityPortalView } from '../../../database/tables/portal.js';
import { trustId, type CommunityId } from '../../../kernel/ids.js';
import type { ServingPortal } from '../../domain/settings/home.js';

/** The portals that serve a community, by name; those that are switched off too. */
export async function listServingPortals(
  db: Db | Trx,
  id: CommunityId,
): Promise<readonly ServingPortal[]> {
  return (await portalsServing(db, [id])).get(id) ?? [];
}

/** The same for several, by their ids, in one statement. */
export async function portalsServing(
  db: Db | Trx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly ServingPortal[]>> {
  const { rows } = await sql<CommunityPortalView>`
    select * from community_portal where community_id = any(${[...ids]}::uuid[])
    order by name, client_id`.execute(db);
  const byCommunity = new Map<string, ServingPortal[]>();
  for (const row of rows) {
    const portals = byCommunity.get(row.community_id) ?? [];
    byCommunity.set(row.community_id, [...portals, toPortal(row)]);
  }
  return byCommunity;
}

const toPortal = (row: CommunityPortalView): ServingPortal => ({
  clientId: trustId(row.client_id),
  name: row.name,
  controller: row.controller,
  isOn: row.status === 'active',
  addresses: row.addresses,
});
