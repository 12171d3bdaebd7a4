// SPDX-License-Identifier: AGPL-3.0-or-later
import { readBase64url } from '../kernel/base64url.js';
import { readCursor, writeCursor } from '../kernel/cursor.js';
import type { SealedBox } from '../kernel/sealed-box.js';

/** What a place is a place of: the surface (`api.cursor`), and the portal with what it asked. */
export interface PlaceOf {
  readonly purpose: string;
  readonly list: readonly string[];
}

/**
 * A place in a list as a word that nobody else reads or writes. Sealed, because a place names what is the same person
 * at every portal; the list is authenticated with it and not written in it, so that the word stays short.
 */
export const sealPlace = (box: SealedBox, of: PlaceOf, place: readonly string[]): string =>
  box.seal(purposeOf(of), Buffer.from(writeCursor(place), 'utf8')).toString('base64url');

/** @throws Error for what was altered, belongs to another list, or is none */
export function openPlace(
  box: SealedBox,
  of: PlaceOf,
  { sealed, length }: { readonly sealed: string; readonly length: number },
): readonly string[] {
  return readCursor(box.open(purposeOf(of), readBase64url(sealed)).toString('utf8'), length);
}

const purposeOf = ({ purpose, list }: PlaceOf): string => JSON.stringify([purpose, ...list]);
