// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { preparedOn } from '../../database/prepared.js';
import type { PortalTable } from '../../database/tables/portal.js';
import { trustId, type ClientId, type CommunityId } from '../../kernel/ids.js';
import type { FormerSecret } from '../domain/client-secret.js';
import type { Portal, ServedCommunities } from '../domain/portal.js';
import { agreementColumns, settingsToColumns, toAgreement, toSettings } from './portal-settings.js';

const served = sql<string[]>`array(
  select pc.community_id from portal_community pc
  where pc.client_id = portal.client_id order by pc.community_id)`;

export const findPortalRow = async (db: Db | Trx, clientId: string): Promise<Portal | undefined> =>
  (await findPortalVersion(db, clientId)).portal;

/** A word that is another one after every write of the row: PostgreSQL's own, of which nobody has to think. */
const versionText = 'select xmin::text as version from portal where client_id = $1';

/** Undefined for one that is unknown. */
export async function portalVersion(db: Db | Trx, clientId: string): Promise<string | undefined> {
  const rows = await preparedOn(db)<Version>('portal_version', versionText, [clientId]);
  return rows[0]?.version;
}

interface Version {
  readonly version: string;
}

/** A portal with the version of its row. */
export async function findPortalVersion(
  db: Db | Trx,
  clientId: string,
): Promise<Partial<Version> & { readonly portal?: Portal }> {
  const row = await db
    .selectFrom('portal')
    .selectAll()
    .select([served.as('communities'), sql<string>`xmin::text`.as('version')])
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  return row ? { portal: toPortal(row), version: row.version } : {};
}

export type ListedRow = Pick<Portal, 'clientId' | 'name' | 'controller' | 'status' | 'agreement'>;

/** Every portal, by name. There are few. */
export async function listPortalRows(db: Db): Promise<readonly ListedRow[]> {
  const rows = await db
    .selectFrom('portal')
    .select(['client_id', 'name', 'controller', 'status', ...agreementColumns])
    .orderBy('name')
    .orderBy('client_id')
    .execute();
  return rows.map((row) => ({
    clientId: trustId(row.client_id),
    name: row.name,
    controller: row.controller,
    status: row.status,
    agreement: toAgreement(row),
  }));
}

/** The bodies that answer for portals, by name. */
export async function listControllers(db: Db | Trx): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('portal')
    .select('controller')
    .distinct()
    .orderBy('controller')
    .execute();
  return rows.map(({ controller }) => controller);
}

/** Active portals that serve any of the communities, by name. */
export async function listPortalsServing(
  db: Db | Trx,
  communities: readonly CommunityId[],
): Promise<readonly Portal[]> {
  if (communities.length === 0) return [];
  const rows = await db
    .selectFrom('portal')
    .selectAll()
    .select(served.as('communities'))
    .where('status', '=', 'active')
    .where((eb) =>
      eb.or([
        eb('serves_all', '=', true),
        eb.exists(
          eb
            .selectFrom('portal_community as pc')
            .select('pc.client_id')
            .whereRef('pc.client_id', '=', 'portal.client_id')
            .where('pc.community_id', 'in', communities),
        ),
      ]),
    )
    .orderBy('name')
    .orderBy('client_id')
    .execute();
  return rows.map(toPortal);
}

/** Returns false when the client id is taken, so that nobody has to look before. */
export async function insertPortal(trx: Trx, portal: Portal, createdAt: Date): Promise<boolean> {
  const result = await trx
    .insertInto('portal')
    .values({ client_id: portal.clientId, ...toColumns(portal), created_at: createdAt })
    .onConflict((oc) => oc.column('client_id').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function lockPortal(trx: Trx, clientId: ClientId): Promise<Portal | undefined> {
  const row = await trx
    .selectFrom('portal')
    .selectAll()
    .select(served.as('communities'))
    .where('client_id', '=', clientId)
    .forUpdate()
    .executeTakeFirst();
  return row && toPortal(row);
}

export async function updatePortal(trx: Trx, portal: Portal): Promise<void> {
  await trx
    .updateTable('portal')
    .set(toColumns(portal))
    .where('client_id', '=', portal.clientId)
    .execute();
}

/** Makes the portal serve exactly these communities. */
export async function replaceServedCommunities(
  trx: Trx,
  clientId: ClientId,
  communities: ServedCommunities,
): Promise<void> {
  await trx.deleteFrom('portal_community').where('client_id', '=', clientId).execute();
  if (communities === 'all' || communities.length === 0) return;
  await trx
    .insertInto('portal_community')
    .values(communities.map((id) => ({ client_id: clientId, community_id: id })))
    .execute();
}

function toColumns(portal: Portal) {
  return {
    name: portal.name,
    controller: portal.controller,
    sector: portal.sector,
    secret: portal.sealedSecret ?? null,
    former_secret: portal.formerSecret?.sealed ?? null,
    former_secret_ends_at: portal.formerSecret?.endsAt ?? null,
    metadata: JSON.stringify(portal.metadata),
    redirect_uris: [...portal.redirectUris],
    post_logout_redirect_uris: [...portal.postLogoutRedirectUris],
    return_urls: [...portal.returnUrls],
    scopes: [...portal.scopes],
    minimum_level: portal.minimumLevel,
    allowed_providers: portal.allowedProviders ? [...portal.allowedProviders] : null,
    serves_all: portal.communities === 'all',
    first_party: portal.firstParty,
    status: portal.status,
    ...settingsToColumns(portal),
  };
}

function toPortal(row: Selectable<PortalTable> & { communities: string[] }): Portal {
  return {
    clientId: trustId(row.client_id),
    name: row.name,
    controller: row.controller,
    sector: row.sector,
    sealedSecret: row.secret ?? undefined,
    formerSecret: toFormerSecret(row),
    metadata: row.metadata,
    redirectUris: row.redirect_uris,
    postLogoutRedirectUris: row.post_logout_redirect_uris,
    returnUrls: row.return_urls,
    scopes: row.scopes,
    minimumLevel: row.minimum_level,
    allowedProviders: row.allowed_providers ?? undefined,
    firstParty: row.first_party,
    status: row.status,
    ...toSettings(row),
    communities: row.serves_all ? 'all' : row.communities.map((id) => trustId<CommunityId>(id)),
  };
}

function toFormerSecret(row: Selectable<PortalTable>): FormerSecret | undefined {
  const { former_secret: sealed, former_secret_ends_at: endsAt } = row;
  return sealed && endsAt ? { sealed, endsAt } : undefined;
}

/** Secrets that no portal may present any more are not kept. */
export async function forgetFormerSecrets(db: Db, now: Date): Promise<void> {
  await db
    .updateTable('portal')
    .set({ former_secret: null, former_secret_ends_at: null })
    .where('former_secret_ends_at', '<=', now)
    .execute();
}
