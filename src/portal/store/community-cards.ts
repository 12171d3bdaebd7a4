// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { JoinPathColumn } from '../../database/tables/membership.js';
import type { PortalCommunityCardView } from '../../database/tables/portal.js';
import { trustId, type CommunityId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { ServedCommunities } from '../domain/portal.js';

/** The ids of the communities with these slugs; unknown slugs are missing from the answer. */
export async function listCommunityIds(
  db: Db | Trx,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, CommunityId>> {
  if (slugs.length === 0) return new Map();
  const rows = await db
    .selectFrom('portal_community_card')
    .select(['id', 'slug'])
    .distinct()
    .where('slug', 'in', [...slugs])
    .execute();
  return new Map(rows.map((row) => [row.slug, trustId<CommunityId>(row.id)]));
}

/** The id of a community that is open to portals at all; undefined for drafts and archived ones too. */
export async function findOpenCommunityId(
  db: Db | Trx,
  slug: string,
): Promise<CommunityId | undefined> {
  const row = await db
    .selectFrom('portal_community_card')
    .select('id')
    .where('slug', '=', slug)
    .where('status', 'in', ['active', 'frozen'])
    .limit(1)
    .executeTakeFirst();
  return row && trustId(row.id);
}

export interface CommunityCard {
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  readonly joinPath: JoinPathColumn;
  readonly minimumLevel: Level;
}

/** The communities that a portal serves, by slug, in a language or else in Italian. */
export async function listCards(
  db: Db | Trx,
  query: Which & { readonly after: string; readonly limit: number },
): Promise<readonly CommunityCard[]> {
  const rows = await select(db, query).where('slug', '>', query.after).limit(query.limit).execute();
  return rows.map(toCard);
}

/** The same of one community. */
export async function findCard(
  db: Db | Trx,
  query: Which & { readonly slug: string },
): Promise<CommunityCard | undefined> {
  const row = await select(db, query).where('slug', '=', query.slug).limit(1).executeTakeFirst();
  return row && toCard(row);
}

interface Which {
  readonly communities: ServedCommunities;
  readonly locale: 'it' | 'en';
}

const select = (db: Db | Trx, { communities, locale }: Which) =>
  db
    .selectFrom('portal_community_card')
    .distinctOn('slug')
    .selectAll()
    .where('status', 'in', ['active', 'frozen'])
    .where('lang', 'in', [locale, 'it'])
    .$if(communities !== 'all', (q) =>
      q.where(sql<boolean>`id = any (${communities === 'all' ? [] : [...communities]}::uuid[])`),
    )
    .orderBy('slug')
    .orderBy(sql`lang = ${locale}`, 'desc');

const toCard = (row: Selectable<PortalCommunityCardView>): CommunityCard => ({
  slug: row.slug,
  name: row.name,
  summary: row.summary,
  joinPath: row.join_path,
  minimumLevel: row.minimum_level,
});
