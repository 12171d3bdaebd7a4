// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CardId, ReportId, Slug } from '../../../kernel/ids.js';
import type { Card } from '../../domain/cards/card.js';
import { lockCard, updateCard } from '../../store/cards/cards.js';
import { holdCommunity } from '../../store/communities.js';
import { demand, demandSight, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

type Deps = { readonly db: Db; readonly now: Clock };

export interface Moderation {
  readonly actor: Actor;
  readonly slug: Slug;
  readonly cardId: CardId;
  /** The report that it follows from: it tells the person, and whoever decided it may do this too. */
  readonly report?: ReportId;
}

/**
 * Hides a card from everybody but its owner, who reads why, and those who moderate.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `card.not_found`,
 *   `card.reason_missing`, `card.own`, `card.hidden_already`
 */
export async function hideCard(
  deps: Deps,
  { reason, ...moderation }: Moderation & { readonly reason: string },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const card = await hold(trx, moderation);
    if (card.hidden) throw new PiazzaError('card.hidden_already', { card: card.id });
    const at = deps.now();
    const hidden = { at, by: moderation.actor.memberId, reason: reason.trim() };
    await updateCard(trx, card, { ...card, hidden });
    await tell(trx, card, { type: 'card.hidden', at, ...moderation });
  });
}

/**
 * Lets others read a hidden card again.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `card.not_found`,
 *   `card.own`, `card.not_hidden`
 */
export async function showCard(deps: Deps, moderation: Moderation): Promise<void> {
  await transact(deps.db, async (trx) => {
    const card = await hold(trx, moderation);
    if (!card.hidden) throw new PiazzaError('card.not_hidden', { card: card.id });
    if (card.memberId === moderation.actor.memberId) throw new PiazzaError('card.own');
    await updateCard(trx, card, { ...card, hidden: undefined });
    await tell(trx, card, { type: 'card.shown', at: deps.now(), ...moderation });
  });
}

async function hold(trx: Trx, { actor, slug, cardId, report }: Moderation): Promise<Card> {
  const community = await holdCommunity(trx, slug);
  const powers = await powersOf(trx, actor, community.id);
  demandSight(powers, community);
  demand(powers, report ? 'report.handle' : 'card.moderate');
  const card = await lockCard(trx, cardId);
  if (card?.place?.communityId !== community.id) {
    throw new PiazzaError('card.not_found', { card: cardId });
  }
  return card;
}

const tell = (
  trx: Trx,
  { id, memberId, place }: Card,
  {
    type,
    at,
    actor,
    report,
  }: {
    type: 'card.hidden' | 'card.shown';
    at: Date;
    actor: Actor;
    report?: ReportId | undefined;
  },
): Promise<void> =>
  record(trx, {
    type,
    at,
    actor: actor.memberId,
    subject: memberId,
    community: place?.communityId,
    data: { card: id, ...(report && { report }) },
  });
