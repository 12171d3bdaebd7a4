// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { newId, type CardId, type MemberId } from '../../../kernel/ids.js';
import { forMembersAtMost, type Card } from '../../domain/cards/card.js';
import type { Stint } from '../../domain/stint.js';
import { isKnownAdult } from '../../store/cards/age.js';
import { findCardOf, giveCard, insertCard, lockCardOf } from '../../store/cards/cards.js';
import { record } from '../record.js';

interface Act {
  readonly at: Date;
  readonly actor: MemberId;
}

/**
 * Where a stint goes over to another profile of the same person, so does its card, unless there is one. A
 * consent does not: it is asked again.
 */
export async function copyCard(trx: Trx, from: Stint, target: Stint, act: Act): Promise<void> {
  const { communityId, memberId } = target;
  const card = await lockCardOf(trx, { memberId: from.memberId, communityId });
  // Whoever hid the card of another profile of their own must not be the one who shows it.
  if (!card || card.hidden?.by === memberId) return;
  if (await findCardOf(trx, { memberId, communityId })) return;
  const isAdult = await isKnownAdult(trx, memberId);
  const copy: Card = {
    ...card,
    id: newId<CardId>(act.at.getTime()),
    memberId,
    place: { communityId, stintId: target.id },
    fields: isAdult ? card.fields : forMembersAtMost(card.fields),
    openToAll: false,
    changedAt: act.at,
  };
  await insertCard(trx, copy);
  const about = { ...act, subject: memberId, community: communityId };
  await record(trx, { ...about, type: 'card.published', data: { card: copy.id, from: card.id } });
}

/**
 * The card to begin from goes over too, unless there is one.
 * @returns its id, for the way back
 */
export async function moveMasterCard(
  trx: Trx,
  from: MemberId,
  { to, at, only }: { to: MemberId; at: Date; only?: string | undefined },
): Promise<string | undefined> {
  const card = await lockCardOf(trx, { memberId: from, communityId: undefined });
  if (!card || (only !== undefined && only !== card.id)) return undefined;
  if (await findCardOf(trx, { memberId: to, communityId: undefined })) return undefined;
  await giveCard(trx, card.id, to);
  const data = { card: card.id, from };
  await record(trx, { type: 'card.changed', at, actor: to, subject: to, data });
  return card.id;
}
