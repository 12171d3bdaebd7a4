// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Translate } from '../../i18n/translate.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { AnswerFault, Answers } from '../../membership/domain/form/answers.js';

const prefix = 'answer_';

/** The name of a question's field, apart from the other fields of its form. */
export const fieldOf = (question: string): string => `${prefix}${question}`;

export interface SplitForm {
  /** By the name of the question. */
  readonly typed: Readonly<Record<string, string>>;
  readonly rest: Readonly<Record<string, unknown>>;
}

/** Takes the answers out of a form that was sent; their number and length are capped with the body. */
export function splitForm(body: unknown): SplitForm {
  const typed: [string, string][] = [];
  const rest: [string, unknown][] = [];
  for (const [name, value] of Object.entries(Object(body))) {
    if (name.startsWith(prefix) && typeof value === 'string') {
      typed.push([name.slice(prefix.length), value]);
    } else rest.push([name, value]);
  }
  return { typed: Object.fromEntries(typed), rest: Object.fromEntries(rest) };
}

/** Kept answers, as a browser would send them. */
export const typedOf = (answers: Answers): Record<string, string> =>
  Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      answer === true ? 'yes' : String(answer),
    ]),
  );

/** The fields as they were typed, to be shown again. */
export const valuesOf = (typed: SplitForm['typed']): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).map(([name, value]) => [fieldOf(name), value]));

const sentences = {
  missing: 'form.fault.missing',
  too_long: 'form.fault.too_long',
  choice: 'form.fault.choice',
  email: 'form.fault.email',
  date: 'form.fault.date',
  number: 'form.fault.number',
} as const satisfies Record<AnswerFault, string>;

/** What to say at each field of a refused form; undefined for any other error. */
export function faultsOf(error: unknown, t: Translate): Record<string, string> | undefined {
  if (!(error instanceof PiazzaError) || error.code !== 'join_request.answers_invalid') return;
  const faults = Object.entries(Object(error.context['faults']));
  const known = (fault: unknown): fault is AnswerFault => String(fault) in sentences;
  return Object.fromEntries(
    faults.flatMap(([name, fault]) => (known(fault) ? [[fieldOf(name), t(sentences[fault])]] : [])),
  );
}
