// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDeepStrictEqual } from 'node:util';

/** What a file can say: no dates, nothing undefined. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainFields;
export interface PlainFields {
  readonly [name: string]: Plain;
}

/** One field that is, or would be, another; null where it is absent. */
export interface Difference {
  /** `texts.it.name` */
  readonly field: string;
  readonly from: Plain;
  readonly to: Plain;
}

/**
 * What has to change for one thing to become the other, field by field and into nested fields; lists are one
 * value, and so are the fields named `whole`.
 */
export function differences(
  from: PlainFields,
  to: PlainFields,
  whole: readonly string[] = [],
): Difference[] {
  return fieldsBetween(from, to, { prefix: '', whole });
}

interface Walk {
  readonly prefix: string;
  readonly whole: readonly string[];
}

function fieldsBetween(from: PlainFields, to: PlainFields, { prefix, whole }: Walk): Difference[] {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names.flatMap((name) => {
    const field = `${prefix}${name}`;
    const [was, becomes] = [from[name] ?? null, to[name] ?? null];
    const isWhole = whole.includes(field);
    // In a value that is one thing the order of its parts is part of it.
    const isSame = isWhole
      ? JSON.stringify(was) === JSON.stringify(becomes)
      : isDeepStrictEqual(was, becomes);
    if (isSame) return [];
    if (isWhole || !(isFields(was) || isFields(becomes))) {
      return [{ field, from: was, to: becomes }];
    }
    const inside = { prefix: `${field}.`, whole };
    return fieldsBetween(isFields(was) ? was : {}, isFields(becomes) ? becomes : {}, inside);
  });
}

const isFields = (value: Plain): value is PlainFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
