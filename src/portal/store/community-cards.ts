// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { JoinPathColumn } from '../../database/tables/membership.js';
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
  query: {
    readonly communities: ServedCommunities;
    readonly locale: 'it' | 'en';
    readonly after: string;
    readonly limit: number;
  },
): Promise<readonly CommunityCard[]> {
  const { communities, locale, after, limit } = query;
  const only = communities === 'all' ? undefined : [...communities];
  if (only?.length === 0) return [];
  const rows = await db
    .selectFrom('portal_community_card')
    .distinctOn('slug')
    .selectAll()
    .where('status', 'in', ['active', 'frozen'])
    .where('lang', 'in', [locale, 'it'])
    .where('slug', '>', after)
    .$if(only !== undefined, (q) => q.where('id', 'in', only ?? []))
    .orderBy('slug')
    .orderBy(sql`lang = ${locale}`, 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    joinPath: row.join_path,
    minimumLevel: row.minimum_level,
  }));
}
