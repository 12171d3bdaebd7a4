// SPDX-License-Identifier: AGPL-3.0-or-later
import type { z } from 'zod';
import { PiazzaError } from '../kernel/errors.js';

/**
 * Reads what somebody sent through a strict schema.
 * @throws PiazzaError `request.unknown_field` or `request.malformed`, the fields named in `context.fields`.
 */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw malformed(parsed.error);
}

/** The same for a fault that a schema found elsewhere. */
export function malformed(error: z.ZodError): PiazzaError {
  const unknown = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [],
  );
  const wrong = error.issues.filter((issue) => issue.code !== 'unrecognized_keys');
  const fields = [...wrong.map((issue) => issue.path), ...unknown].map(fieldName);
  const code = wrong.length === 0 ? 'request.unknown_field' : 'request.malformed';
  return new PiazzaError(code, { fields: [...new Set(fields)].slice(0, mostFields) });
}

/** As many as are named: whoever sent more of them learns of the rest once these are mended. */
const mostFields = 100;

const fieldName = (path: readonly PropertyKey[]): string => path.join('.').slice(0, 80);
