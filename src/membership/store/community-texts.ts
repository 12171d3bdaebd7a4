// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import type { CommunityId } from '../../kernel/ids.js';
import type { CommunityText } from '../domain/community.js';

export interface CommunityTexts {
  readonly it: CommunityText;
  readonly en?: CommunityText | undefined;
}

/** The Italian text is obligatory; others show where they exist. */
export async function insertTexts(trx: Trx, id: CommunityId, texts: CommunityTexts): Promise<void> {
  const { it, en } = texts;
  const rows = [{ lang: 'it' as const, ...it }, ...(en ? [{ lang: 'en' as const, ...en }] : [])];
  await trx
    .insertInto('community_text')
    .values(
      rows.map(({ lang, name, summary, howToJoin, description = '', privacyNote = '' }) => ({
        community_id: id,
        lang,
        name,
        summary,
        how_to_join: howToJoin,
        description,
        privacy_note: privacyNote,
      })),
    )
    .execute();
}

/** Puts a community under programmes; unknown ones are passed over. */
export async function joinProgrammes(
  trx: Trx,
  id: CommunityId,
  programmes: readonly string[],
): Promise<void> {
  if (programmes.length === 0) return;
  await trx
    .insertInto('programme_community')
    .columns(['programme_id', 'community_id'])
    .expression((e) =>
      e
        .selectFrom('programme')
        .select((p) => ['programme.id', p.val<string>(id).as('community_id')])
        .where('slug', 'in', [...programmes]),
    )
    .execute();
}
