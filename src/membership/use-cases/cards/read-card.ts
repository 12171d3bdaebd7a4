// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CardId, Slug } from '../../../kernel/ids.js';
import { readerOf, seenBy } from '../../domain/cards/seen-card.js';
import { can } from '../../domain/policy.js';
import { findCommunityName } from '../../store/addressees.js';
import { findShownCard, type ShownCard } from '../../store/cards/shown-card.js';
import { getCommunity } from '../../store/communities.js';
import { demandSight, powersOf } from '../authorise.js';
import type {} from '../../errors.js';

export interface CardPage {
  readonly slug: Slug;
  readonly community: string;
  readonly card: ShownCard;
  readonly isOwn: boolean;
  /** Whether the reader hides cards here, and shows them again. */
  readonly moderates: boolean;
}

/**
 * One card, as this reader may read it. A hidden one shows to its owner and to those who moderate.
 * @throws PiazzaError `community.not_found`, `card.not_found`
 */
export async function readCardOf(
  { db }: { db: Db },
  asked: { actor: Actor | undefined; slug: Slug; cardId: CardId; locale: 'it' | 'en' },
): Promise<CardPage> {
  const { actor, slug, cardId: id } = asked;
  const community = await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  const reader = readerOf(powers, community);
  const found = reader && (await findShownCard(db, { id, communityId: community.id }, reader));
  const moderates = can(powers, 'card.moderate');
  const isOwn = found?.memberId === actor?.memberId;
  if (!reader || !found || (found.hiddenReason !== undefined && !isOwn && !moderates)) {
    throw new PiazzaError('card.not_found', { card: id });
  }
  const fields = seenBy(found.fields, { reader, asked: community.cardFields });
  const name = (await findCommunityName(db, community.id, asked.locale))?.name ?? slug;
  return { slug, community: name, card: { ...found, fields }, isOwn, moderates };
}
