// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import { deleteCard, lockCardOf, type CardPair } from '../../store/cards/cards.js';
import { insertConsent } from '../../store/cards/consents.js';
import { record } from '../record.js';

interface Act {
  readonly at: Date;
  readonly actor: MemberId | undefined;
}

/** A card is withdrawn, with the consent that goes with it. @returns whether there was one */
export async function dropCard(
  trx: Trx,
  { memberId, communityId }: CardPair,
  { at, actor }: Act,
): Promise<boolean> {
  const card = await lockCardOf(trx, { memberId, communityId });
  if (!card) return false;
  const about = { at, actor, subject: memberId, community: communityId };
  await deleteCard(trx, card, at);
  await record(trx, { ...about, type: 'card.withdrawn', data: { card: card.id } });
  if (card.openToAll && communityId) {
    await insertConsent(trx, { memberId, communityId, granted: false, channel: 'end', at });
    const data = { purpose: 'public_card' };
    await record(trx, { ...about, type: 'consent.withdrawn', data });
  }
  return true;
}
