// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { CardTable } from '../../../database/tables/cards.js';
import {
  newId,
  trustId,
  type CardId,
  type CommunityId,
  type MemberId,
  type StintId,
} from '../../../kernel/ids.js';
import { widestAudience, type Card, type CardAudience } from '../../domain/cards/card.js';
import { cardWords } from '../../domain/cards/search-words.js';

/** Whose, and where; without a community the one to begin from. */
export interface CardPair {
  readonly memberId: MemberId;
  readonly communityId: CommunityId | undefined;
}

export async function findCardOf(db: Db | Trx, pair: CardPair): Promise<Card | undefined> {
  const row = await select(db, pair).executeTakeFirst();
  return row && toCard(row);
}

/** Held until the end of the transaction. */
export async function lockCardOf(trx: Trx, pair: CardPair): Promise<Card | undefined> {
  const row = await select(trx, pair).forUpdate().executeTakeFirst();
  return row && toCard(row);
}

export async function lockCard(trx: Trx, id: CardId): Promise<Card | undefined> {
  const row = await trx
    .selectFrom('card')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toCard(row);
}

/** Violates `card_one_key`, `card_stint`, `card_public_for_adults`. */
export async function insertCard(trx: Trx, card: Card): Promise<void> {
  await trx
    .insertInto('card')
    .values({
      id: card.id,
      member_id: card.memberId,
      community_id: card.place?.communityId ?? null,
      stint_id: card.place?.stintId ?? null,
      ...toColumns(card),
    })
    .execute();
}

/** Writes a card anew, and keeps what it said before where that changes. */
export async function updateCard(trx: Trx, before: Card, card: Card): Promise<void> {
  if (before.fields !== card.fields) await keepVersion(trx, before, card.changedAt);
  await trx
    .updateTable('card')
    .set((e) => ({ ...toColumns(card), revision: e('revision', '+', 1) }))
    .where('id', '=', card.id)
    .execute();
}

/** Another profile of the same person has it from now on. */
export async function giveCard(trx: Trx, id: CardId, to: MemberId): Promise<void> {
  await trx.updateTable('card').set({ member_id: to }).where('id', '=', id).execute();
}

/** It is no more; what it said is kept for a while. */
export async function deleteCard(trx: Trx, card: Card, at: Date): Promise<void> {
  await trx.deleteFrom('card').where('id', '=', card.id).execute();
  await keepVersion(trx, card, at);
}

async function keepVersion(trx: Trx, { memberId, place, fields }: Card, at: Date): Promise<void> {
  await trx
    .insertInto('card_version')
    .values({
      id: newId(at.getTime()),
      member_id: memberId,
      community_id: place?.communityId ?? null,
      fields: JSON.stringify(fields),
      replaced_at: at,
    })
    .execute();
}

function select(db: Db | Trx, { memberId, communityId }: CardPair) {
  const own = db.selectFrom('card').selectAll().where('member_id', '=', memberId);
  return communityId === undefined
    ? own.where('community_id', 'is', null)
    : own.where('community_id', '=', communityId);
}

const toColumns = (card: Card) => ({
  fields: JSON.stringify(card.fields),
  widest: widestAudience(card.fields),
  open_to_all: card.openToAll,
  listed: card.listed,
  hidden_at: card.hidden?.at ?? null,
  hidden_by: card.hidden?.by ?? null,
  hidden_reason: card.hidden?.reason ?? null,
  changed_at: card.changedAt,
  words_public: vectorOf(card, 'public'),
  words_members: vectorOf(card, 'members'),
  words_managers: vectorOf(card, 'managers'),
});

function vectorOf({ fields, place }: Card, audience: CardAudience): RawBuilder<string> | null {
  const words = place && cardWords(fields, { audience, communityId: place.communityId });
  return words ? sql<string>`array_to_tsvector(${[...words]}::text[])` : null;
}

const toCard = (row: Selectable<CardTable>): Card => ({
  id: trustId(row.id),
  memberId: trustId(row.member_id),
  place:
    row.community_id && row.stint_id
      ? { communityId: trustId(row.community_id), stintId: trustId<StintId>(row.stint_id) }
      : undefined,
  fields: row.fields,
  openToAll: row.open_to_all,
  listed: row.listed,
  hidden:
    row.hidden_at && row.hidden_by
      ? { at: row.hidden_at, by: trustId(row.hidden_by), reason: row.hidden_reason ?? '' }
      : undefined,
  changedAt: row.changed_at,
});
