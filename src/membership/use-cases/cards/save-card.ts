// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type CardId, type Slug } from '../../../kernel/ids.js';
import { reaches } from '../../../kernel/level.js';
import {
  changedFields,
  widestAudience,
  type Card,
  type CardChoices,
} from '../../domain/cards/card.js';
import type { TypedCard } from '../../domain/cards/write-card.js';
import type { Stint } from '../../domain/stint.js';
import { insertCard, lockCardOf, updateCard } from '../../store/cards/cards.js';
import { insertConsent } from '../../store/cards/consents.js';
import { holdCommunity } from '../../store/communities.js';
import { findLiveStint } from '../../store/stints.js';
import { demandActive, demandSight, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { judgeCard } from './judge-card.js';

export interface SaveCard {
  readonly actor: Actor;
  readonly slug: Slug;
  readonly typed: TypedCard;
  readonly listed: boolean;
  readonly openToAll: boolean;
}

/**
 * The actor presents themselves in a community that they belong to, or changes what their card says, to whom,
 * and where it is found. What it said before is kept for a while. Nothing happens where nothing changes.
 *
 * @throws PiazzaError `community.not_found`, `community.not_active`, `membership.not_member`,
 *   `session.level_too_low`, `card.invalid { faults }`, `card.written_meanwhile`
 */
export async function saveCard(
  deps: { db: Db; now: Clock },
  { actor, slug, typed, listed, openToAll }: SaveCard,
): Promise<void> {
  const { memberId } = actor;
  await transact(deps.db, async (trx) => {
    const community = await holdCommunity(trx, slug);
    const powers = await powersOf(trx, actor, community.id);
    demandSight(powers, community);
    const stint = await findLiveStint(trx, community.id, memberId);
    if (!stint || !powers.isMember) throw new PiazzaError('membership.not_member', { slug });
    demandActive(community);
    demandProof(actor);

    const before = await lockCardOf(trx, { memberId, communityId: community.id });
    const asked = community.cardFields;
    const fields = await judgeCard(trx, { memberId, typed, fields: asked, before: before?.fields });
    const isPublic = widestAudience(fields) === 'public';
    const choices = { fields, listed, openToAll: openToAll && isPublic };
    await write(trx, { stint, before, choices, at: deps.now() });
  });
}

/** What others read of somebody is written by whoever has proven who they are. */
function demandProof({ level }: Actor): void {
  if (!reaches(level, 'low')) {
    throw new PiazzaError('session.level_too_low', { minimum: 'low', level });
  }
}

interface Writing {
  readonly stint: Stint;
  readonly before: Card | undefined;
  readonly choices: CardChoices;
  readonly at: Date;
}

async function write(trx: Trx, { stint, before, choices, at }: Writing): Promise<void> {
  const { memberId, communityId, id: stintId } = stint;
  const place = { communityId, stintId };
  const made = { id: newId<CardId>(at.getTime()), memberId, place, hidden: undefined };
  const card: Card = { ...(before ?? made), ...choices, changedAt: at };
  const about = { at, actor: memberId, subject: memberId, community: communityId };
  const fields = changedFields(before?.fields ?? {}, card.fields);
  const data = { card: card.id, fields, listed: card.listed };
  if (!before) {
    await insertCard(trx, card);
    await record(trx, { ...about, type: 'card.published', data });
  } else {
    const isSame = before.listed === card.listed && before.openToAll === card.openToAll;
    if (isSame && fields.length === 0) return;
    await updateCard(trx, before, card);
    await record(trx, { ...about, type: 'card.changed', data });
  }
  const granted = card.openToAll;
  if ((before?.openToAll ?? false) === granted) return;
  await insertConsent(trx, { memberId, communityId, granted, channel: 'page', at });
  const type = granted ? 'consent.given' : 'consent.withdrawn';
  await record(trx, { ...about, type, data: { purpose: 'public_card' } });
}
