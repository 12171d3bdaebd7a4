// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import { parseId, type Branded } from '../../kernel/ids.js';

/**
 * An id that a portal wrote.
 * @throws PiazzaError `request.malformed`
 */
export function idOf<Id extends Branded<string>>(raw: string, field = 'id'): Id {
  const id = parseId<Id>(raw);
  if (!id) throw new PiazzaError('request.malformed', { fields: [field] });
  return id;
}
