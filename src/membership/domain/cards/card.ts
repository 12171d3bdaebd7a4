// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CardId, CommunityId, MemberId, StintId } from '../../../kernel/ids.js';

/** What a card may say, in the order in which it says it. A community chooses among them. */
export const cardFields = [
  'presentation',
  'skills',
  'offers',
  'seeks',
  'link',
  'province',
  'sector',
  'affiliation',
] as const;
export type CardField = (typeof cardFields)[number];

/** Those that a community begins with. */
export const usualCardFields: readonly CardField[] = ['presentation', 'skills', 'offers', 'seeks'];

/** Fields that hold several short texts. */
export const listFields = ['skills', 'offers', 'seeks'] as const satisfies readonly CardField[];
export const isListField = (field: CardField): field is (typeof listFields)[number] =>
  listFields.some((list) => list === field);

/** Who reads a field, widest first. `public` is everybody who sees the members of the community. */
export const cardAudiences = ['public', 'members', 'managers'] as const;
export type CardAudience = (typeof cardAudiences)[number];

export interface CardEntry {
  /** One text, or several of a list; a code for a province or a sector, an id for an affiliation. */
  readonly values: readonly string[];
  readonly audience: CardAudience;
}

export type CardContent = { readonly [Field in CardField]?: CardEntry };

/** What its owner decides of a card. */
export interface CardChoices {
  readonly fields: CardContent;
  /** Found in the directory. */
  readonly listed: boolean;
  /** Its public fields are read without a sign-in too: by consent. */
  readonly openToAll: boolean;
}

export interface Card extends CardChoices {
  readonly id: CardId;
  readonly memberId: MemberId;
  /** Undefined for the one that a person keeps to begin others from. */
  readonly place: { readonly communityId: CommunityId; readonly stintId: StintId } | undefined;
  readonly hidden:
    | { readonly at: Date; readonly by: MemberId; readonly reason: string }
    | undefined;
  readonly changedAt: Date;
}

/** The words of the consent that lets people read a card who have not signed in. */
export const consentText = '2026-11';

/** The widest audience of any field. */
export function widestAudience(fields: CardContent): CardAudience {
  const given = Object.values(fields).map(({ audience }) => audience);
  return cardAudiences.find((audience) => given.includes(audience)) ?? 'managers';
}

/** The same card, without anything for everybody. */
export const forMembersAtMost = (fields: CardContent): CardContent =>
  Object.fromEntries(
    Object.entries(fields).map(([field, { values, audience }]) => [
      field,
      { values, audience: audience === 'public' ? 'members' : audience },
    ]),
  );

/** Codes of the fields in which two cards differ. */
export const changedFields = (before: CardContent, after: CardContent): CardField[] =>
  cardFields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
