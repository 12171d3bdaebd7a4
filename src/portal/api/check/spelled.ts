// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseSlug } from '../../../kernel/ids.js';
import { mostQuestions, type Question } from './question.js';

const questions = Symbol('questions');
/** Stands for a body whose questions were read off its text. */
interface Spelled {
  readonly [questions]: readonly Question[];
}

/** In such a body, what no JSON can hold; undefined for any other. */
export const questionsOf = (body: unknown): readonly Question[] | undefined =>
  typeof body === 'object' && body !== null && questions in body
    ? (body as Spelled)[questions]
    : undefined;

// A text of JSON that says what stands there, since it has no escapes.
const text = (most: number): string => `"([^"\\\\\\u0000-\\u001f]{1,${most}})"`;
const pattern = (shape: string): string =>
  shape.replaceAll(/[{}[\]]/g, String.raw`\$&`).replaceAll(' ', ' ?');
const begin = new RegExp(pattern('{"evaluations": ['), 'y');
const one = [
  pattern('{"subject": {"type": "member", "id": '),
  text(100),
  pattern('}, "action": {"name": '),
  text(60),
  pattern('}, "resource": {"type": "community", "id": '),
  text(60),
  pattern('}}'),
].join('');
const question = new RegExp(`${one}(?:(, ?)|${pattern(']}')}$)`, 'y');

/**
 * Many whole questions, read off the text without making an object of every brace, which would take longer than all
 * else: as programs write them, in the order of the documentation, with a blank or none between. Undefined says
 * nothing about any other text.
 */
export function spelled(body: string): Spelled | undefined {
  begin.lastIndex = 0;
  if (!begin.test(body)) return undefined;
  question.lastIndex = begin.lastIndex;
  const found: Question[] = [];
  while (found.length < mostQuestions) {
    const [, subject, name, id, comma] = question.exec(body) ?? [];
    const slug = parseSlug(id);
    if (subject === undefined || name === undefined || slug === undefined) return undefined;
    found.push({ subject, slug, name });
    if (comma === undefined) return { [questions]: found };
  }
  return undefined;
}
