// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from './errors.js';
import { parseId } from './ids.js';

/** Where a page of a list ends, as an opaque word for the address of the next one. */
export const writeCursor = (parts: readonly string[]): string =>
  Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');

/**
 * Reads what {@link writeCursor} wrote.
 * @throws PiazzaError `request.malformed` for anything else
 */
export function readCursor(cursor: string, length: number): readonly string[] {
  const parts = parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  const fits = Array.isArray(parts) && parts.length === length;
  // PostgreSQL's texts have no zero character.
  if (!fits || !parts.every((part) => typeof part === 'string' && !part.includes('\0'))) {
    throw new PiazzaError('request.malformed', { fields: ['cursor'] });
  }
  return parts;
}

/** As PostgreSQL and ISO 8601 write it: other forms mean something to a reader of dates, and nothing to the database. */
const moment = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}(:\d{2})?)$/;

/**
 * A moment and an id of that moment, where a page ended.
 * @throws PiazzaError `request.malformed`
 */
export function readMoment(cursor: string): readonly [at: string, id: string] {
  const [at = '', id = ''] = readCursor(cursor, 2);
  if (!moment.test(at) || Number.isNaN(Date.parse(at)) || parseId(id) === undefined) {
    throw new PiazzaError('request.malformed', { fields: ['cursor'] });
  }
  return [at, id];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
