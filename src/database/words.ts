// SPDX-License-Identifier: AGPL-3.0-or-later

const separators = /[ \0]/;

/**
 * Words as one text, for `string_to_array(…, ' ')`: driver and server take several times longer over the same list as
 * an array. What has a blank inside is no word and becomes an empty text, in its place.
 */
export const words = (list: readonly string[]): string =>
  list.map((one) => (separators.test(one) ? '' : one)).join(' ');
