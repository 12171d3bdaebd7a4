// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';

/** A form has no more questions than this. */
export const mostQuestions = 20;
const mostOptions = 20;

const title = z.string().trim().min(1).max(200);
const description = z.string().trim().max(500).optional();
/** Titles are Italian; the English stands beside. Other readers of JSON Schema pass over `x-` words. */
const words = { title, description, 'x-en': z.strictObject({ title, description }) };

const option = z.strictObject({
  const: z.string().regex(/^[a-z0-9_]{1,40}$/),
  title,
  'x-en': z.strictObject({ title }),
});
const range = z.int().min(-1_000_000_000).max(1_000_000_000);

const text = z.strictObject({
  ...words,
  type: z.literal('string'),
  'x-widget': z.enum(['line', 'paragraph']),
  maxLength: z.int().min(1).max(2_000),
});
const formatted = z.strictObject({
  ...words,
  type: z.literal('string'),
  format: z.enum(['email', 'date']),
});
const choice = z.strictObject({
  ...words,
  type: z.literal('string'),
  'x-widget': z.enum(['radio', 'select']),
  oneOf: z
    .array(option)
    .min(2)
    .max(mostOptions)
    .refine((options) => new Set(options.map((one) => one.const)).size === options.length),
});
const number = z
  .strictObject({ ...words, type: z.literal('integer'), minimum: range, maximum: range })
  .refine(({ minimum, maximum }) => minimum <= maximum);
const yesNo = z.strictObject({ ...words, type: z.literal('boolean') });

export const questionSchema = z.union([text, formatted, choice, number, yesNo]);
/** One question: a property of the schema. */
export type Question = z.infer<typeof questionSchema>;

export const questionName = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** The part of JSON Schema 2020-12 that a form without scripts can show and everybody can fill in. */
export const formDefinition = z
  .strictObject({
    $schema: z.literal('https://json-schema.org/draft/2020-12/schema'),
    type: z.literal('object'),
    properties: z.record(questionName, questionSchema),
    required: z.array(questionName),
    additionalProperties: z.literal(false),
  })
  .refine(({ properties }) => Object.keys(properties).length <= mostQuestions)
  .refine(({ properties, required }) => required.every((name) => Object.hasOwn(properties, name)));
export type FormDefinition = z.infer<typeof formDefinition>;

export const emptyDefinition: FormDefinition = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: {},
  required: [],
  additionalProperties: false,
};

export const questionKinds = [
  'line',
  'paragraph',
  'radio',
  'select',
  'email',
  'date',
  'number',
  'yes_no',
] as const;
export type QuestionKind = (typeof questionKinds)[number];

export function kindOf(question: Question): QuestionKind {
  if (question.type === 'integer') return 'number';
  if (question.type === 'boolean') return 'yes_no';
  return 'format' in question ? question.format : question['x-widget'];
}

export const isEmpty = ({ properties }: FormDefinition): boolean =>
  Object.keys(properties).length === 0;
