// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { kindOf, type FormDefinition, type Question } from './definition.js';

export type Answer = string | number | boolean;
/** By the name of the question; what was left empty is not there. */
export type Answers = Readonly<Record<string, Answer>>;
/** What is wrong with an answer; each has a sentence. */
export type AnswerFault = 'missing' | 'too_long' | 'choice' | 'email' | 'date' | 'number';

export type ReadAnswers =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly faults: Readonly<Record<string, AnswerFault>> };

/**
 * Judges what was typed by a form's definition. Nothing that the form does not ask is kept.
 * @param typed as a browser sends it: texts, a ticked box as "yes"
 */
export function readAnswers(
  { properties, required }: FormDefinition,
  typed: Readonly<Record<string, string>>,
): ReadAnswers {
  const answers: Record<string, Answer> = {};
  const faults: Record<string, AnswerFault> = {};
  for (const [name, question] of Object.entries(properties)) {
    const text = Object.hasOwn(typed, name) ? (typed[name] ?? '').trim() : '';
    if (text === '') {
      if (required.includes(name)) faults[name] = 'missing';
      continue;
    }
    const read = schemaOf(question).safeParse(text);
    if (read.success) answers[name] = read.data;
    else faults[name] = faultOf(question);
  }
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, answers };
}

/**
 * Judges the answers of a program, which come as JSON: each must be of the type that its question asks for.
 * A box that is not ticked is `false` or left out.
 */
export function readValues(form: FormDefinition, values: Answers): ReadAnswers {
  const typed: Record<string, string> = {};
  const faults: Record<string, AnswerFault> = {};
  for (const [name, question] of Object.entries(form.properties)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) continue;
    if (fitsType(question, value)) typed[name] = asTyped(value);
    else faults[name] = faultOf(question);
  }
  const read = readAnswers(form, typed);
  const all = { ...(!read.ok && read.faults), ...faults };
  return Object.keys(all).length > 0 ? { ok: false, faults: all } : read;
}

/** What was answered to no question of the form. */
export const unasked = ({ properties }: FormDefinition, values: Answers): readonly string[] =>
  Object.keys(values).filter((name) => !Object.hasOwn(properties, name));

const fitsType = ({ type }: Question, value: Answer): boolean =>
  typeof value === (type === 'integer' ? 'number' : type);

function asTyped(value: Answer): string {
  if (typeof value !== 'boolean') return String(value);
  return value ? 'yes' : '';
}

export interface AnsweredQuestion {
  readonly name: string;
  readonly question: Question;
  readonly answer: Answer;
}

/** The answers in the order of their questions. */
export const answered = (
  { properties }: FormDefinition,
  answers: Answers,
): readonly AnsweredQuestion[] =>
  Object.entries(properties).flatMap(([name, question]) => {
    const answer = answers[name];
    return answer === undefined ? [] : [{ name, question, answer }];
  });

function schemaOf(question: Question): z.ZodType<Answer> {
  if (question.type === 'boolean') return z.literal('yes').transform(() => true);
  if (question.type === 'integer') {
    const { minimum, maximum } = question;
    return z
      .string()
      .regex(/^-?\d{1,10}$/)
      .transform(Number)
      .pipe(z.int().min(minimum).max(maximum));
  }
  if ('oneOf' in question) return z.enum(question.oneOf.map((option) => option.const));
  if ('format' in question) {
    return question.format === 'email' ? z.email().max(254) : z.iso.date();
  }
  return z.string().max(question.maxLength);
}

function faultOf(question: Question): AnswerFault {
  const kind = kindOf(question);
  switch (kind) {
    case 'line':
    case 'paragraph':
      return 'too_long';
    case 'radio':
    case 'select':
    case 'yes_no':
      return 'choice';
    case 'email':
    case 'date':
    case 'number':
      return kind;
  }
}
