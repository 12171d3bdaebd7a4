// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { plainText, type StatedTerms } from '../../domain/as-code/state.js';

/** The words of the newest version of the platform's own terms. */
export async function readPlatformTerms(db: Db | Trx): Promise<StatedTerms | undefined> {
  const { rows } = await sql<{ lang: 'it' | 'en'; content: string }>`
    select t.lang, t.content from terms_text t where t.version_id = (
      select id from terms_version where community_id is null order by number desc limit 1
    )`.execute(db);
  const wordsIn = (lang: 'it' | 'en') => rows.find((row) => row.lang === lang)?.content ?? '';
  return rows.length === 0
    ? undefined
    : { it: plainText(wordsIn('it')), en: plainText(wordsIn('en')) };
}

/** Whether the platform's own terms are there, which do for every community. */
export async function platformHasTerms(db: Db | Trx): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from terms_version where community_id is null) as found`.execute(db);
  return rows[0]?.found ?? false;
}
