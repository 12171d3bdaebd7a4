// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from './errors.js';

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
  if (!fits || !parts.every((part) => typeof part === 'string')) {
    throw new PiazzaError('request.malformed', { fields: ['cursor'] });
  }
  return parts;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
