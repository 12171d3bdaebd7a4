// SPDX-License-Identifier: AGPL-3.0-or-later
import { readCursor, readMoment, writeCursor } from './cursor.js';
import { PiazzaError } from './errors.js';
import { parseId } from './ids.js';

/** One page of a list. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  /** The cursor of more of them; undefined on the last page. */
  readonly next: string | undefined;
}

/** So many on a page, where nothing else is said. */
export const pageSize = 50;

/** What a store read, one more than a page holds, each with where it stands in the list. */
export function pageOf<Item>(
  rows: readonly { readonly item: Item; readonly key: readonly string[] }[],
  size: number = pageSize,
): Listed<Item> {
  const last = rows.length > size ? rows[size - 1] : undefined;
  return {
    items: rows.slice(0, size).map(({ item }) => item),
    next: last && writeCursor(last.key),
  };
}

/**
 * Where a list by moments goes on.
 * @throws PiazzaError `request.malformed`
 */
export const momentOf = (cursor: string | undefined) =>
  cursor === undefined ? undefined : readMoment(cursor);

/**
 * Where a list goes on that is in order of a number, whatever comes first by it, and of the ids of those that have the same.
 * @throws PiazzaError `request.malformed`
 */
export function placeOf(
  cursor: string | undefined,
): readonly [number: number, id: string] | undefined {
  if (cursor === undefined) return undefined;
  const [number = '', id = ''] = readCursor(cursor, 2);
  if (!/^\d{1,5}$/.test(number) || parseId(id) === undefined) {
    throw new PiazzaError('request.malformed', { fields: ['cursor'] });
  }
  return [Number(number), id];
}

/**
 * Where a list by names goes on, ids beside them.
 * @throws PiazzaError `request.malformed`
 */
export function nameOf(
  cursor: string | undefined,
): readonly [name: string, id: string] | undefined {
  if (cursor === undefined) return undefined;
  const [name = '', id = ''] = readCursor(cursor, 2);
  if (parseId(id) === undefined) throw new PiazzaError('request.malformed', { fields: ['cursor'] });
  return [name, id];
}
