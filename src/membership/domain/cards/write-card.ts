// SPDX-License-Identifier: AGPL-3.0-or-later
import { isProvince } from '../../../kernel/province.js';
import { isSector } from '../../../kernel/sector.js';
import {
  cardFields,
  isListField,
  type CardAudience,
  type CardContent,
  type CardField,
} from './card.js';

/** As a browser sends it. */
export interface TypedEntry {
  readonly text: string;
  readonly audience: CardAudience;
}
export type TypedCard = { readonly [Field in CardField]?: TypedEntry };

/** What is wrong with a field; each has a sentence. */
export type CardFault = 'missing' | 'too_long' | 'too_many' | 'link' | 'choice' | 'adults_only';

export interface CardRules {
  /** The fields that exist here; what is typed for others is not kept. */
  readonly fields: readonly CardField[];
  /** Known to be of age: others show nothing to everybody. */
  readonly isAdult: boolean;
  /** Ids of affiliations that the person lets others know of. */
  readonly affiliations: readonly string[];
}

export type ReadCard =
  | { readonly ok: true; readonly fields: CardContent }
  | { readonly ok: false; readonly faults: Readonly<Record<string, CardFault>> };

const longestText = 1_000;
const longestItem = 60;
const mostItems = 20;
const longestLink = 300;

/** Judges what was typed by the rules; a card that says nothing is none. */
export function readCard(typed: TypedCard, rules: CardRules): ReadCard {
  const fields: { [Field in CardField]?: CardContent[Field] } = {};
  const faults: Record<string, CardFault> = {};
  for (const field of cardFields.filter((known) => rules.fields.includes(known))) {
    const { text = '', audience = 'managers' } = typed[field] ?? {};
    const values = valuesOf(field, text);
    if (values.length === 0) continue;
    const fault = faultOf(field, values, rules);
    if (fault) faults[field] = fault;
    else if (audience === 'public' && !rules.isAdult) faults[field] = 'adults_only';
    else fields[field] = { values, audience };
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  if (Object.keys(fields).length > 0) return { ok: true, fields };
  return { ok: false, faults: { [rules.fields[0] ?? 'presentation']: 'missing' } };
}

function valuesOf(field: CardField, text: string): readonly string[] {
  if (!isListField(field)) return [cleaned(text)].filter(Boolean);
  const items = text.split(/[\n,;]/u).map((item) => cleaned(item).replaceAll(/\s+/gu, ' '));
  const folded = items.map((item) => item.toLowerCase());
  return items.filter((item, index) => item !== '' && folded.indexOf(item.toLowerCase()) === index);
}

// Control and format characters would let a text imitate another; lines are kept.
const cleaned = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[^\P{C}\n]/gu, '')
    .trim();

function faultOf(
  field: CardField,
  values: readonly string[],
  { affiliations }: CardRules,
): CardFault | undefined {
  const [value = ''] = values;
  switch (field) {
    case 'presentation':
      return value.length > longestText ? 'too_long' : undefined;
    case 'skills':
    case 'offers':
    case 'seeks':
      if (values.length > mostItems) return 'too_many';
      return values.some((item) => item.length > longestItem) ? 'too_long' : undefined;
    case 'link':
      return isLink(value) ? undefined : 'link';
    case 'province':
      return isProvince(value) ? undefined : 'choice';
    case 'sector':
      return isSector(value) ? undefined : 'choice';
    case 'affiliation':
      return affiliations.includes(value) ? undefined : 'choice';
  }
}

function isLink(value: string): boolean {
  const url = URL.parse(value);
  const isPlain = url?.protocol === 'https:' && url.username === '' && url.password === '';
  return isPlain && value.length <= longestLink && !/\s/u.test(value);
}
