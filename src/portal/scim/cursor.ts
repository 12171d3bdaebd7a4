// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import { openPlace, sealPlace } from '../sealed-place.js';

const purpose = 'scim.cursor';

/**
 * Where a page of a list of one portal ends (RFC 9865).
 * @param list the portal and the list: a cursor of another one is refused
 */
export const sealCursor = (box: SealedBox, list: readonly string[], place: readonly string[]) =>
  sealPlace(box, { purpose, list }, place);

/** @throws PiazzaError `scim.invalid_cursor` */
export function openCursor(
  box: SealedBox,
  list: readonly string[],
  { cursor, length }: { readonly cursor: string; readonly length: number },
): readonly string[] {
  try {
    return openPlace(box, { purpose, list }, { sealed: cursor, length });
  } catch (cause) {
    throw new PiazzaError('scim.invalid_cursor', {}, { cause });
  }
}
