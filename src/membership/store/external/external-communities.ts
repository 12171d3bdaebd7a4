// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { CommunityTable } from '../../../database/tables/membership.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { trustId, type CommunityId, type Slug } from '../../../kernel/ids.js';
import type {
  ExternalCommunity,
  ExternalDescription,
} from '../../domain/external/external-community.js';
import { readTexts, saveTexts } from '../settings/settings.js';
import type {} from '../../errors.js';

/** @throws PiazzaError `community.not_found` for one that is not there, was withdrawn, or does not live elsewhere */
export async function getExternal(db: Db | Trx, slug: Slug): Promise<ExternalCommunity> {
  return withTexts(db, slug, await select(db, slug).executeTakeFirst());
}

/** The same, and makes every other change of it wait. */
export async function lockExternal(trx: Trx, slug: Slug): Promise<ExternalCommunity> {
  return withTexts(trx, slug, await select(trx, slug).forNoKeyUpdate().executeTakeFirst());
}

/** Violates `community_slug_key`, `community_slug_pkey`. */
export async function insertExternal(trx: Trx, entry: ExternalCommunity): Promise<void> {
  const { id, slug } = entry;
  await trx
    .insertInto('community')
    .values({
      id,
      slug,
      kind: 'external',
      status: entry.status,
      visibility: 'public',
      participation: 'members',
      member_list: 'managers',
      join_ways: JSON.stringify([{ path: 'elsewhere' }]),
      minimum_level: 'low',
      created_at: entry.createdAt,
      ...columns(entry),
    })
    .execute();
  await trx
    .insertInto('community_slug')
    .values({ slug, community_id: id, current: true })
    .execute();
  await saveTexts(trx, id, entry.texts);
}

export async function saveExternal(
  trx: Trx,
  id: CommunityId,
  description: ExternalDescription,
): Promise<void> {
  await trx
    .updateTable('community')
    .set((e) => ({ ...columns(description), revision: e('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await saveTexts(trx, id, description.texts);
}

export interface ListedExternal {
  readonly slug: Slug;
  readonly name: string;
  readonly homeUrl: string;
}

/** By name, from the one after `after`. */
export async function listExternalRows(
  db: Db,
  page: { readonly after: string; readonly limit: number },
): Promise<readonly ListedExternal[]> {
  const rows = await db
    .selectFrom('community as c')
    .innerJoin('community_text as t', 't.community_id', 'c.id')
    .select(['c.slug', 't.name', 'c.home_url'])
    .where('c.kind', '=', 'external')
    .where('c.status', '=', 'active')
    .where('t.lang', '=', 'it')
    .where('c.slug', '>', page.after)
    .orderBy('c.slug')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({
    slug: trustId(row.slug),
    name: row.name,
    homeUrl: row.home_url ?? '',
  }));
}

const select = (db: Db | Trx, slug: Slug) =>
  db
    .selectFrom('community')
    .selectAll()
    .where('slug', '=', slug)
    .where('kind', '=', 'external')
    .where('status', '=', 'active');

const columns = (description: Omit<ExternalDescription, 'texts'>) => ({
  audience: description.audience,
  topics: [...description.topics],
  province: description.province ?? null,
  contact: description.contact ?? null,
  home_url: description.homeUrl,
});

async function withTexts(
  db: Db | Trx,
  slug: Slug,
  row: Selectable<CommunityTable> | undefined,
): Promise<ExternalCommunity> {
  const texts = row && (await readTexts(db, trustId(row.id)));
  if (!texts) throw new PiazzaError('community.not_found', { slug });
  return {
    id: trustId(row.id),
    slug,
    status: 'active',
    audience: row.audience,
    topics: row.topics,
    province: row.province ?? undefined,
    contact: row.contact ?? undefined,
    homeUrl: row.home_url ?? '',
    texts: { it: texts.it, en: texts.en },
    revision: row.revision,
    createdAt: row.created_at,
  };
}
