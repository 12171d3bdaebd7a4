// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CommunityId } from '../../../kernel/ids.js';
import {
  cardAudiences,
  listFields,
  type CardAudience,
  type CardContent,
  type CardField,
} from './card.js';

/** What a search of the directory looks in: one list of the card, or all. */
export const searchedFields = [...listFields, 'province', 'sector'] as const;
type SearchedList = (typeof listFields)[number];

export interface DirectorySearch {
  readonly text: string;
  /** Undefined for all lists. */
  readonly list: SearchedList | undefined;
  readonly province: string | undefined;
  readonly sector: string | undefined;
}

const mostWords = 10;

/** Lower case, without accents, cut at whatever is neither letter nor digit. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 2);

const inCommunity = (id: CommunityId): string => `in:${id}`;
const coded = (field: 'province' | 'sector', code: string): string =>
  `${field}:${code.toLowerCase()}`;

/**
 * By what a card is found by readers of one audience; undefined where they may read nothing of it.
 * A word carries its field, so that a search of what people offer finds nobody who seeks it.
 */
export function cardWords(
  fields: CardContent,
  { audience, communityId }: { readonly audience: CardAudience; readonly communityId: CommunityId },
): readonly string[] | undefined {
  const read = cardAudiences.slice(0, cardAudiences.indexOf(audience) + 1);
  const seen = Object.values(fields).some((entry) => read.includes(entry.audience));
  if (!seen) return undefined;
  const words = searchedFields.flatMap((field) => {
    const entry = fields[field];
    if (!entry || !read.includes(entry.audience)) return [];
    if (field === 'province' || field === 'sector') {
      return entry.values.map((code) => coded(field, code));
    }
    return wordsOf(entry.values.join(' ')).map((word) => `${field}:${word}`);
  });
  return [...new Set([inCommunity(communityId), ...words])];
}

/**
 * The same search in the language of `tsquery`; undefined where nothing is asked. Words of at least three
 * letters are also beginnings. Nothing of what was typed but letters and digits gets in.
 */
export function searchQuery(
  { text, list, province, sector }: DirectorySearch,
  {
    communityId,
    fields,
  }: { readonly communityId: CommunityId; readonly fields: readonly CardField[] },
): string | undefined {
  const lists = listFields.filter(
    (field) => fields.includes(field) && (list === undefined || list === field),
  );
  const words = wordsOf(text).slice(0, mostWords);
  const any = (word: string): string => {
    const beginning = word.length >= 3 ? ':*' : '';
    return `(${lists.map((field) => `'${field}:${word}'${beginning}`).join(' | ')})`;
  };
  const asked = [
    ...(lists.length > 0 ? words.map(any) : []),
    ...(province && fields.includes('province') ? [`'${coded('province', province)}'`] : []),
    ...(sector && fields.includes('sector') ? [`'${coded('sector', sector)}'`] : []),
  ];
  return asked.length === 0 ? undefined : [`'${inCommunity(communityId)}'`, ...asked].join(' & ');
}
