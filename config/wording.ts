// SPDX-License-Identifier: AGPL-3.0-or-later
import type { z } from 'zod';
import { type Fault, pathText, type Path } from './fault.js';
import { shapeOf, type Shape } from './shape.js';

/** Says each fault of a schema in a sentence that ends with what to write. */
export function wordFaults(schema: z.ZodType, error: z.ZodError, prefix: Path = []): Fault[] {
  const root = shapeOf(schema);
  return error.issues.flatMap((issue) => wordIssue(issue, { root, prefix }));
}

function wordIssue(issue: z.core.$ZodIssue, place: { root: Shape; prefix: Path }): Fault[] {
  const path = [...place.prefix, ...issue.path];
  const shape = shapeAt(place.root, issue.path);
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(shape?.properties ?? {});
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: unknownKey(key, known),
      kind: 'unknown' as const,
    }));
  }
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  const message = missing ? missingText(shape, path) : wrongText(issue, shape);
  return [{ path, message, kind: missing ? 'missing' : 'wrong' }];
}

function unknownKey(key: string, known: readonly string[]): string {
  const near = known.find((name) => distance(name.toLowerCase(), key.toLowerCase()) <= 2);
  if (near) return `is not known: write ${near}`;
  return `is not known: remove it; known here are ${known.join(', ')}`;
}

function missingText(shape: Shape | undefined, path: Path): string {
  const name = pathText(path.slice(-1));
  const example = shape?.examples?.[0];
  if (example !== undefined)
    return `is missing: write, for example, ${name}: ${exampleText(example)}`;
  const inside = Object.keys(shape?.properties ?? {});
  if (inside.length > 0) return `is missing: write a section ${name} with ${inside.join(', ')}`;
  return `is missing: ${shape?.description ?? 'write it'}`;
}

function wrongText(issue: z.core.$ZodIssue, shape: Shape | undefined): string {
  const message = issue.message.replace(/^Invalid (input|option): expected/, 'needs');
  const example = shape?.examples?.[0];
  return example === undefined ? message : `${message} (for example ${exampleText(example)})`;
}

const exampleText = (example: unknown): string =>
  typeof example === 'string' ? example : JSON.stringify(example);

function shapeAt(root: Shape, path: Path): Shape | undefined {
  let shape: Shape | undefined = root;
  for (const part of path) {
    const fields: Shape | undefined = fieldsOf(shape);
    shape =
      typeof part === 'number'
        ? shape?.items
        : (fields?.properties?.[String(part)] ?? othersOf(fields));
  }
  return fieldsOf(shape);
}

/** Of something that may also be null, what it is otherwise. */
const fieldsOf = (shape: Shape | undefined): Shape | undefined =>
  shape?.anyOf?.find(({ properties }) => properties) ?? shape;

const othersOf = (shape: Shape | undefined): Shape | undefined =>
  typeof shape?.additionalProperties === 'object' ? shape.additionalProperties : undefined;

/** How many characters must be inserted, removed or replaced to make one word from the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of a.split('').entries()) {
    let previous = i;
    const next = [i + 1];
    for (const [j, other] of b.split('').entries()) {
      const replaced = previous + (letter === other ? 0 : 1);
      previous = row[j + 1] ?? 0;
      next.push(Math.min(replaced, previous + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
