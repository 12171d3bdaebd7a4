// SPDX-License-Identifier: AGPL-3.0-or-later
import { readCursor } from '../../kernel/cursor.js';
import { PiazzaError } from '../../kernel/errors.js';
import { parseId } from '../../kernel/ids.js';

export { writeCursor } from '../../kernel/cursor.js';

/**
 * A moment and an id of that moment, where a page ended.
 * @throws PiazzaError `request.malformed`
 */
export function momentOf(cursor: string | undefined): readonly [string, string] | undefined {
  if (cursor === undefined) return undefined;
  const [at = '', id = ''] = readCursor(cursor, 2);
  if (Number.isNaN(Date.parse(at)) || parseId(id) === undefined) {
    throw new PiazzaError('request.malformed', { fields: ['cursor'] });
  }
  return [at, id];
}
