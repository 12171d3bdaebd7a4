// SPDX-License-Identifier: AGPL-3.0-or-later
import { readBase64url } from '../../kernel/base64url.js';
import { readCursor, writeCursor } from '../../kernel/cursor.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { SealedBox } from '../../kernel/sealed-box.js';

const purpose = 'scim.cursor';

/**
 * Where a page of a list of one portal ends (RFC 9865). Sealed, because a place names what is the same person at
 * every portal.
 * @param list the portal and the list: a cursor of another one is refused
 */
export function sealCursor(box: SealedBox, list: readonly string[], place: readonly string[]) {
  const written = writeCursor([list.join(' '), ...place]);
  return box.seal(purpose, Buffer.from(written, 'utf8')).toString('base64url');
}

/** @throws PiazzaError `scim.invalid_cursor` */
export function openCursor(
  box: SealedBox,
  list: readonly string[],
  { cursor, length }: { readonly cursor: string; readonly length: number },
): readonly string[] {
  try {
    const written = box.open(purpose, readBase64url(cursor)).toString('utf8');
    const [of, ...place] = readCursor(written, length + 1);
    if (of === list.join(' ')) return place;
  } catch (cause) {
    throw new PiazzaError('scim.invalid_cursor', {}, { cause });
  }
  throw new PiazzaError('scim.invalid_cursor');
}
