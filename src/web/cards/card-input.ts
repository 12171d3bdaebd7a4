// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Translate } from '../../i18n/translate.js';
import { PiazzaError } from '../../kernel/errors.js';
import {
  cardAudiences,
  cardFields,
  isListField,
  type CardAudience,
  type CardContent,
  type CardField,
} from '../../membership/domain/cards/card.js';
import type { CardFault, TypedCard } from '../../membership/domain/cards/write-card.js';

/** The name of the choice of who reads a field. */
export const audienceOf = (field: CardField): string => `${field}_for`;

const ticked = z.literal('yes').optional();
const text = z.string().max(5_000).optional();
const audience = z.enum(cardAudiences).optional();

const entries = cardFields.flatMap((field) => [
  [field, text] as const,
  [audienceOf(field), audience] as const,
]);

/** Every field that a card may have, whichever the community has. */
export const cardForm = z.strictObject({
  ...Object.fromEntries(entries),
  listed: ticked,
  open_to_all: ticked,
});

/** What was typed, in the words of the domain. */
export function typedOf(form: z.infer<typeof cardForm>): TypedCard {
  const values = form as Readonly<Record<string, string | undefined>>;
  const audiences: readonly (string | undefined)[] = cardAudiences;
  const read = (field: CardField): CardAudience => {
    const chosen = values[audienceOf(field)];
    return audiences.includes(chosen) ? (chosen as CardAudience) : 'managers';
  };
  return Object.fromEntries(
    cardFields.map((field) => [field, { text: values[field] ?? '', audience: read(field) }]),
  );
}

/** A card as its form shows it. */
export function valuesOf(fields: CardContent): Record<string, string> {
  const values: Record<string, string> = {};
  for (const field of cardFields) {
    const entry = fields[field];
    if (!entry) continue;
    values[field] = entry.values.join(isListField(field) ? '\n' : '');
    values[audienceOf(field)] = entry.audience;
  }
  return values;
}

const sentences = {
  missing: 'card.fault.missing',
  too_long: 'card.fault.too_long',
  too_many: 'card.fault.too_many',
  link: 'card.fault.link',
  choice: 'card.fault.choice',
  adults_only: 'card.fault.adults_only',
} as const satisfies Record<CardFault, string>;

/** What to say at each field of a refused card. @throws any other error */
export function faultsOf(error: unknown, t: Translate): Record<string, string> {
  if (!(error instanceof PiazzaError) || error.code !== 'card.invalid') throw error;
  const faults = Object.entries(Object(error.context['faults']));
  const known = (fault: unknown): fault is CardFault => String(fault) in sentences;
  return Object.fromEntries(
    faults.flatMap(([field, fault]) => (known(fault) ? [[field, t(sentences[fault])]] : [])),
  );
}
