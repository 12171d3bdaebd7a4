// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { newId, type CardId } from '../../../kernel/ids.js';
import { cardFields, changedFields, type Card } from '../../domain/cards/card.js';
import type { TypedCard } from '../../domain/cards/write-card.js';
import { insertCard, lockCardOf, updateCard } from '../../store/cards/cards.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { judgeCard } from './judge-card.js';

/**
 * The actor writes the card that their cards in communities begin from; nobody else reads it.
 * @throws PiazzaError `card.invalid { faults }`, `card.written_meanwhile`, `membership.not_in_good_standing`
 */
export async function saveMasterCard(
  deps: { db: Db; now: Clock },
  { actor, typed }: { actor: Actor; typed: TypedCard },
): Promise<void> {
  const { memberId } = actor;
  await transact(deps.db, async (trx) => {
    const before = await lockCardOf(trx, { memberId, communityId: undefined });
    const judged = { memberId, typed, fields: cardFields, before: before?.fields };
    const fields = await judgeCard(trx, judged);
    const at = deps.now();
    const made = { id: newId<CardId>(at.getTime()), memberId, place: undefined, hidden: undefined };
    const choices = { fields, listed: false, openToAll: false, changedAt: at };
    const card: Card = { ...(before ?? made), ...choices };
    const changed = changedFields(before?.fields ?? {}, fields);
    if (changed.length === 0) return;
    await (before ? updateCard(trx, before, card) : insertCard(trx, card));
    const type = before ? 'card.changed' : 'card.published';
    const data = { card: card.id, fields: changed };
    await record(trx, { type, at, actor: memberId, subject: memberId, data });
  });
}
