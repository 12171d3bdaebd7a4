// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Community } from '../community.js';
import { can, type Powers } from '../policy.js';
import { cardFields, type CardAudience, type CardContent, type CardField } from './card.js';

/** From where somebody reads a card: `everybody` has not signed in, and needs the owner's consent. */
export type CardReader = 'everybody' | CardAudience;

/** Undefined for who may not see the members at all. */
export function readerOf(powers: Powers, community: Community): CardReader | undefined {
  if (!can(powers, 'member.list', community)) return undefined;
  if (can(powers, 'member.list_full')) return 'managers';
  if (can(powers, 'member.list_public')) return 'members';
  return powers.memberId ? 'public' : 'everybody';
}

const reads: Readonly<Record<CardReader, readonly CardAudience[]>> = {
  everybody: ['public'],
  public: ['public'],
  members: ['public', 'members'],
  managers: ['public', 'members', 'managers'],
};

/** The audiences whose fields a reader reads. */
export const audiencesOf = (reader: CardReader): readonly CardAudience[] => reads[reader];

/** What of a card a reader reads: of the fields that the community has, those whose audience they belong to. */
export function seenBy(
  fields: CardContent,
  { reader, asked }: { readonly reader: CardReader; readonly asked: readonly CardField[] },
): CardContent {
  const seen = cardFields.filter(
    (field) =>
      asked.includes(field) && fields[field] && reads[reader].includes(fields[field].audience),
  );
  return Object.fromEntries(seen.map((field) => [field, fields[field]]));
}
