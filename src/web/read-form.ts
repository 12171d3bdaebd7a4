// SPDX-License-Identifier: AGPL-3.0-or-later
import type { z } from 'zod';
import { malformed } from '../http/validate.js';
import type { FormState } from './components/field.js';

export type ReadForm<Value> =
  | { readonly ok: true; readonly value: Value; readonly form: FormState }
  | { readonly ok: false; readonly form: FormState };

/**
 * Reads a form that is to be shown again when something in it is wrong.
 * @param sentences what to say at a field that does not pass, by its name
 * @throws PiazzaError `request.unknown_field` for a field that the form does not have
 */
export function readForm<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  sentences: Readonly<Record<string, string>>,
): ReadForm<z.output<Schema>> {
  const values = textsOf(body);
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return { ok: true, value: parsed.data, form: { values, errors: {} } };
  const faults = parsed.error.issues.map((issue) => String(issue.path[0] ?? ''));
  if (faults.some((name) => sentences[name] === undefined)) throw malformed(parsed.error);
  const errors = Object.fromEntries(faults.map((name) => [name, sentences[name]]));
  return { ok: false, form: { values, errors } };
}

/** What was typed, to be shown again: single texts only. */
export function textsOf(body: unknown): Record<string, string> {
  const entries = Object.entries(Object(body));
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
