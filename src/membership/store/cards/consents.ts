// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { newId, type CommunityId, type MemberId } from '../../../kernel/ids.js';
import { consentText } from '../../domain/cards/card.js';

export interface CardConsent {
  readonly memberId: MemberId;
  readonly communityId: CommunityId;
  readonly granted: boolean;
  /** Said on a page, or taken back by the end of the card. */
  readonly channel: 'page' | 'end';
  readonly at: Date;
}

/** That people who have not signed in may read a card, or no longer. */
export async function insertConsent(trx: Trx, consent: CardConsent): Promise<void> {
  await trx
    .insertInto('consent_event')
    .values({
      id: newId(consent.at.getTime()),
      member_id: consent.memberId,
      community_id: consent.communityId,
      purpose: 'public_card',
      granted: consent.granted,
      text_version: consentText,
      channel: consent.channel,
      at: consent.at,
    })
    .execute();
}
