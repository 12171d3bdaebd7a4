// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import {
  kindOf,
  questionKinds,
  questionSchema,
  type Question,
} from '../../membership/domain/form/definition.js';
import type { AskedQuestion } from '../../membership/domain/form/edit.js';

const title = z.string().trim().max(200);
const hint = z.string().trim().max(500).default('');
const whole = z
  .string()
  .trim()
  .regex(/^(-?\d{1,9})?$/)
  .default('');

/** One question as a manager writes it. */
export const questionForm = z
  .strictObject({
    kind: z.enum(questionKinds),
    title: title.min(1),
    title_en: title.min(1),
    hint,
    hint_en: hint,
    options: z.string().trim().max(8_000).default(''),
    longest: whole,
    minimum: whole,
    maximum: whole,
    required: z.literal('yes').optional(),
  })
  .transform((form, context): AskedQuestion => {
    const read = questionSchema.safeParse(toQuestion(form));
    if (read.success) return { question: read.data, required: form.required === 'yes' };
    const path = faultOf(form.kind);
    context.addIssue({ code: 'custom', path: [path], message: 'not a question' });
    return z.NEVER;
  });
interface Typed {
  readonly kind: (typeof questionKinds)[number];
  readonly title: string;
  readonly title_en: string;
  readonly hint: string;
  readonly hint_en: string;
  readonly options: string;
  readonly longest: string;
  readonly minimum: string;
  readonly maximum: string;
}

function toQuestion(typed: Typed): unknown {
  const { kind } = typed;
  const words = {
    title: typed.title,
    ...(typed.hint && { description: typed.hint }),
    'x-en': { title: typed.title_en, ...(typed.hint_en && { description: typed.hint_en }) },
  };
  switch (kind) {
    case 'line':
    case 'paragraph': {
      const longest = Number(typed.longest || (kind === 'line' ? 200 : 2_000));
      return { ...words, type: 'string', 'x-widget': kind, maxLength: longest };
    }
    case 'email':
    case 'date':
      return { ...words, type: 'string', format: kind };
    case 'radio':
    case 'select':
      return { ...words, type: 'string', 'x-widget': kind, oneOf: toOptions(typed.options) };
    case 'number': {
      const [minimum, maximum] = [Number(typed.minimum || 0), Number(typed.maximum || 1_000_000)];
      return { ...words, type: 'integer', minimum, maximum };
    }
    case 'yes_no':
      return { ...words, type: 'boolean' };
  }
}

/** One option a line, the English after a bar: "Comune | Municipality". */
const toOptions = (text: string): unknown =>
  text
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter(([italian]) => italian)
    .map(([italian, english], at) => ({
      const: `o${at + 1}`,
      title: italian,
      'x-en': { title: english ?? italian },
    }));

/** Which field is at fault when all that was typed is no question of this kind. */
function faultOf(kind: Typed['kind']): keyof Typed {
  if (kind === 'radio' || kind === 'select') return 'options';
  return kind === 'number' ? 'maximum' : 'longest';
}

/** What stands in the fields of a question that is changed. */
export function typedOf({ question, required }: AskedQuestion): Record<string, string> {
  const english = question['x-en'];
  return {
    kind: kindOf(question),
    title: question.title,
    title_en: english.title,
    hint: question.description ?? '',
    hint_en: english.description ?? '',
    ...limitsOf(question),
    ...(required && { required: 'yes' }),
  };
}

function limitsOf(question: Question): Record<string, string> {
  if (question.type === 'integer') {
    return { minimum: String(question.minimum), maximum: String(question.maximum) };
  }
  if ('maxLength' in question) return { longest: String(question.maxLength) };
  if (!('oneOf' in question)) return {};
  const lines = question.oneOf.map((option) => `${option.title} | ${option['x-en'].title}`);
  return { options: lines.join('\n') };
}
