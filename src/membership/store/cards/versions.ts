// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { CardContent } from '../../domain/cards/card.js';
import type { CardPair } from './cards.js';

export interface CardVersion {
  readonly fields: CardContent;
  readonly replacedAt: Date;
}

/** What a card said before, newest first; the last twenty. */
export async function listVersions(
  db: Db,
  { memberId, communityId }: CardPair,
): Promise<readonly CardVersion[]> {
  const own = db
    .selectFrom('card_version')
    .select(['fields', 'replaced_at'])
    .where('member_id', '=', memberId);
  const rows = await (communityId === undefined
    ? own.where('community_id', 'is', null)
    : own.where('community_id', '=', communityId)
  )
    .orderBy('replaced_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({ fields: row.fields, replacedAt: row.replaced_at }));
}

/** Forgets what was replaced before a moment; in one run at most so many. @returns how many */
export async function purgeVersions(
  db: Db,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from card_version where id in (
      select id from card_version where replaced_at < ${before} limit ${limit} for update skip locked
    )`.execute(db);
  return Number(numAffectedRows);
}

export async function deleteVersionsOf(trx: Trx, memberId: MemberId): Promise<void> {
  await trx.deleteFrom('card_version').where('member_id', '=', memberId).execute();
}
