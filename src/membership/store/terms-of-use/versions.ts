// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import {
  trustId,
  type CommunityId,
  type MemberId,
  type TermsVersionId,
} from '../../../kernel/ids.js';

/** Whose terms: a community's, or undefined for the platform's. */
export type TermsOwner = CommunityId | undefined;
export type TermsLanguage = 'it' | 'en';

export interface TermsVersion {
  readonly id: TermsVersionId;
  readonly owner: TermsOwner;
  readonly number: number;
  readonly material: boolean;
  readonly effectiveFrom: Date;
  readonly publishedAt: Date;
}

export interface TermsText {
  readonly lang: TermsLanguage;
  readonly content: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** The next version, and whether everybody is asked again. Violates `terms_version_key` when another was published at the same moment. */
export async function insertTerms(
  trx: Trx,
  version: Pick<TermsVersion, 'id' | 'owner' | 'material' | 'effectiveFrom' | 'publishedAt'> & {
    readonly by: MemberId;
    readonly texts: Readonly<Record<TermsLanguage, string>>;
  },
): Promise<boolean> {
  const { id, owner = null, by, texts } = version;
  const { rows: inserted } = await sql<{ material: boolean }>`
    insert into terms_version (id, community_id, number, material, effective_from, published_by, published_at)
    select ${id}, ${owner}, coalesce(max(number), 0) + 1, ${version.material} or max(number) is null,
      ${version.effectiveFrom}, ${by}, ${version.publishedAt}
    from terms_version where community_id is not distinct from ${owner}
    returning material`.execute(trx);
  const rows = (['it', 'en'] as const).map((lang) => ({
    version_id: id,
    lang,
    content: texts[lang],
    sha256: createHash('sha256').update(texts[lang], 'utf8').digest(),
  }));
  await trx.insertInto('terms_text').values(rows).execute();
  return inserted[0]?.material ?? version.material;
}

/** One page of the versions of one owner, newest first, those to come too. */
export async function listTermsPage(
  db: Db,
  owner: TermsOwner,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<readonly TermsVersion[]> {
  const { rows } = await sql<VersionRow>`
    ${versions(owner)} and ${before === undefined ? sql`true` : sql`number < ${before}`}
    order by number desc limit ${limit}`.execute(db);
  return rows.map((row) => toVersion(row, owner));
}

/** The version of a number, or the one in force at a moment. */
export async function findTermsVersion(
  db: Db,
  owner: TermsOwner,
  which: { readonly number: number } | { readonly at: Date },
): Promise<TermsVersion | undefined> {
  const wanted =
    'number' in which ? sql`number = ${which.number}` : sql`effective_from <= ${which.at}`;
  const { rows } = await sql<VersionRow>`
    ${versions(owner)} and ${wanted} order by number desc limit 1`.execute(db);
  return rows[0] && toVersion(rows[0], owner);
}

interface VersionRow {
  readonly id: string;
  readonly number: number;
  readonly material: boolean;
  readonly effective_from: Date;
  readonly published_at: Date;
}

const versions = (owner: TermsOwner) => sql`
  select id, number, material, effective_from, published_at from terms_version
  where community_id is not distinct from ${owner ?? null}`;

const toVersion = (row: VersionRow, owner: TermsOwner): TermsVersion => ({
  id: trustId(row.id),
  owner,
  number: row.number,
  material: row.material,
  effectiveFrom: row.effective_from,
  publishedAt: row.published_at,
});

/** One version's words in a language. */
export async function findTermsText(
  db: Db | Trx,
  id: TermsVersionId,
  lang: TermsLanguage,
): Promise<TermsText | undefined> {
  const row = await db
    .selectFrom('terms_text')
    .select(['lang', 'content', 'sha256'])
    .where('version_id', '=', id)
    .where('lang', '=', lang)
    .executeTakeFirst();
  return row && { lang: row.lang, content: row.content, sha256: row.sha256.toString('hex') };
}
