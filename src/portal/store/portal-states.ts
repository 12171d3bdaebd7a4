// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { PortalTable } from '../../database/tables/portal.js';
import { trustId, type ClientId } from '../../kernel/ids.js';
import { publicMetadata } from '../domain/metadata.js';
import type { PortalState } from '../domain/portal-state.js';
import { toSettings } from './portal-settings.js';

export interface FoundPortal {
  readonly clientId: ClientId;
  readonly state: PortalState;
  readonly sealedSecret: Buffer | undefined;
}

/** Portals by their client ids, with the addresses of the communities they serve, in one statement. */
export async function readPortalStates(
  db: Db | Trx,
  which: readonly string[] | 'all',
): Promise<readonly FoundPortal[]> {
  const only = which === 'all' ? sql`true` : sql`p.client_id = any(${[...which]})`;
  const { rows } = await sql<Selectable<PortalTable> & { slugs: string[] }>`
    select p.*, array(
      select distinct c.slug from portal_community pc
      join portal_community_card c on c.id = pc.community_id
      where pc.client_id = p.client_id order by c.slug
    ) as slugs
    from portal p where ${only} order by p.client_id`.execute(db);
  return rows.map((row) => ({
    clientId: trustId(row.client_id),
    sealedSecret: row.secret ?? undefined,
    state: {
      name: row.name,
      controller: row.controller,
      sector: row.sector,
      redirectUris: row.redirect_uris,
      postLogoutRedirectUris: row.post_logout_redirect_uris,
      returnUrls: row.return_urls,
      scopes: row.scopes,
      minimumLevel: row.minimum_level,
      allowedProviders: row.allowed_providers,
      firstParty: row.first_party,
      communities: row.serves_all ? 'all' : row.slugs,
      metadata: publicMetadata(row.metadata),
      status: row.status,
      ...toSettings(row),
    },
  }));
}

/** Communities that exist, among these addresses. */
export async function existingSlugs(
  db: Db | Trx,
  slugs: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ slug: string }>`
    select distinct slug from portal_community_card where slug = any(${[...slugs]})`.execute(db);
  return new Set(rows.map(({ slug }) => slug));
}
