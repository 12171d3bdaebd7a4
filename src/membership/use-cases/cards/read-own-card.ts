// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import {
  cardFields,
  type Card,
  type CardContent,
  type CardField,
} from '../../domain/cards/card.js';
import type { Community } from '../../domain/community.js';
import { findCommunityName } from '../../store/addressees.js';
import { isKnownAdult } from '../../store/cards/age.js';
import { findCardOf, type CardPair } from '../../store/cards/cards.js';
import { listDisclosed, type DisclosedAffiliation } from '../../store/cards/disclosed.js';
import { listVersions, type CardVersion } from '../../store/cards/versions.js';
import { getCommunity } from '../../store/communities.js';
import { demandSight, powersOf } from '../authorise.js';

/** A person's own card, as its form needs it. */
export interface OwnCard {
  readonly card: Card | undefined;
  /** What a card that is not there yet begins with. */
  readonly begin: CardContent;
  /** The fields that exist here. */
  readonly fields: readonly CardField[];
  /** Known to be of age, so that something may be for everybody. */
  readonly isAdult: boolean;
  readonly affiliations: readonly DisclosedAffiliation[];
  readonly versions: readonly CardVersion[];
}

export interface OwnCardHere extends OwnCard {
  readonly community: Community;
  readonly name: string;
}

/** @throws PiazzaError `community.not_found`, `membership.not_member` */
export async function readOwnCard(
  { db }: { db: Db },
  { actor, slug, locale }: { actor: Actor; slug: Slug; locale: 'it' | 'en' },
): Promise<OwnCardHere> {
  const { memberId } = actor;
  const community = await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  const communityId = community.id;
  const own = await readOwn(db, { memberId, communityId }, community.cardFields);
  if (!powers.isMember && !own.card) throw new PiazzaError('membership.not_member', { slug });
  const master = own.card ? undefined : await findCardOf(db, { memberId, communityId: undefined });
  const name = (await findCommunityName(db, community.id, locale))?.name ?? slug;
  return { ...own, community, name, begin: master?.fields ?? {} };
}

/** The card that the actor's others begin from. */
export const readMasterCard = (
  { db }: { db: Db },
  { memberId }: Pick<Actor, 'memberId'>,
): Promise<OwnCard> => readOwn(db, { memberId, communityId: undefined }, cardFields);

async function readOwn(db: Db, pair: CardPair, fields: readonly CardField[]): Promise<OwnCard> {
  return {
    card: await findCardOf(db, pair),
    begin: {},
    fields,
    isAdult: await isKnownAdult(db, pair.memberId),
    affiliations: await listDisclosed(db, pair.memberId),
    versions: await listVersions(db, pair),
  };
}
