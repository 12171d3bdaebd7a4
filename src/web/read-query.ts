// SPDX-License-Identifier: AGPL-3.0-or-later
import type { z } from 'zod';
import { malformed } from '../http/validate.js';

/**
 * Reads what stands in the address of a page. Newsletters and social networks append fields of their own to links:
 * what the page does not know it does not look at.
 * @throws PiazzaError `request.malformed` for a field of the page's own that is wrong
 */
export function readQuery<Schema extends z.ZodType>(
  schema: Schema,
  query: Readonly<Record<string, unknown>>,
): z.output<Schema> {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const unknown = new Set(
    parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
    ),
  );
  const known = Object.entries(query).filter(([name]) => !unknown.has(name));
  const again = schema.safeParse(Object.fromEntries(known));
  if (again.success) return again.data;
  throw malformed(again.error);
}
