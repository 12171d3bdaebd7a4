// SPDX-License-Identifier: AGPL-3.0-or-later
import type { z } from 'zod';
import { validate } from '../../../http/validate.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { parseSlug } from '../../../kernel/ids.js';
import { mostQuestions, type Question } from './question.js';
import { checkBatch, checkRequest } from './schemas.js';
import { questionsOf } from './spelled.js';

/**
 * What a portal asks. A whole question is read at sight, because portals ask at every click; the schema reads all else,
 * and finds the words for what is wrong.
 * @throws PiazzaError `request.unknown_field`, `request.malformed`
 */
export const readQuestion = (body: unknown): Question =>
  atSight(body) ?? toQuestion(validate(checkRequest, body));

/** The same for many at once; without a list, or with an empty one, it is one question (AuthZEN 1.0, 7.1). */
export function readQuestions(body: unknown): readonly Question[] | Question {
  return questionsOf(body) ?? allAtSight(body) ?? toQuestions(validate(checkBatch, body));
}

function allAtSight(body: unknown): readonly Question[] | undefined {
  const evaluations = only(body, 1)?.['evaluations'];
  if (!Array.isArray(evaluations)) return undefined;
  if (evaluations.length === 0 || evaluations.length > mostQuestions) return undefined;
  const questions: Question[] = [];
  for (const one of evaluations) {
    const question = atSight(one);
    if (!question) return undefined;
    questions.push(question);
  }
  return questions;
}

/** A question of which nothing is left out and to which nothing is added; undefined says nothing about any other. */
function atSight(value: unknown): Question | undefined {
  const whole = only(value, 3);
  const subject = only(whole?.['subject'], 2);
  const resource = only(whole?.['resource'], 2);
  if (subject?.['type'] !== 'member' || resource?.['type'] !== 'community') return undefined;
  const id = subject['id'];
  const name = only(whole?.['action'], 1)?.['name'];
  const slug = parseSlug(resource['id']);
  if (!isShort(id, 100) || !isShort(name, 60) || slug === undefined) return undefined;
  return { subject: id, slug, name };
}

type Fields = Readonly<Record<string, unknown>>;

/** Something with just so many fields. */
function only(value: unknown, count: number): Fields | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.keys(value).length === count ? (value as Fields) : undefined;
}

const isShort = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= most;

const toQuestion = (one: z.output<typeof checkRequest>): Question => ({
  subject: one.subject.id,
  slug: one.resource.id,
  name: one.action.name,
  group: one.resource.group,
});

/** @throws PiazzaError `request.malformed` where a part is neither in a question nor beside the list */
const toQuestions = ({
  evaluations = [],
  options: _options,
  ...common
}: z.output<typeof checkBatch>) => {
  if (evaluations.length === 0) return toQuestion(validate(checkRequest, common));
  return evaluations.map((own, index) => {
    const subject = own.subject ?? common.subject;
    const action = own.action ?? common.action;
    const resource = own.resource ?? common.resource;
    if (subject && action && resource) return toQuestion({ subject, action, resource });
    throw new PiazzaError('request.malformed', { fields: [`evaluations.${index}`] });
  });
};
