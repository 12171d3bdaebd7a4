// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';

export interface FoundCommunity {
  readonly slug: string;
  readonly name: string;
}

/**
 * Communities whose name or address holds the words, by address, in a language or else in Italian: also those
 * that only their members see, because portals serve them too.
 */
export async function searchCards(
  db: Db | Trx,
  query: { readonly words: string; readonly locale: 'it' | 'en'; readonly limit: number },
): Promise<readonly FoundCommunity[]> {
  const { words, locale, limit } = query;
  const pattern = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return db
    .selectFrom('portal_community_card')
    .distinctOn('slug')
    .select(['slug', 'name'])
    .where('status', '!=', 'archived')
    .where('lang', 'in', [locale, 'it'])
    .where((eb) => eb.or([eb('name', 'ilike', pattern), eb('slug', 'ilike', pattern)]))
    .orderBy('slug')
    .orderBy(sql`lang = ${locale}`, 'desc')
    .limit(limit)
    .execute();
}
