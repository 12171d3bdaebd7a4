// SPDX-License-Identifier: AGPL-3.0-or-later

const texts = 25;
const beyondAscii = /[^\0-\x7f]/;

/**
 * Texts as one value of the type `text[]`, in the binary format of PostgreSQL: the driver takes far longer over a long
 * list, and the server longer over one that is written with quotes.
 */
export function textArray(list: readonly string[]): Buffer {
  if (list.length === 0) return bytesOf(integer(0) + integer(0) + integer(texts));
  const byteLike = beyondAscii.test(list.join('')) ? list.map(inBytes) : list;
  // One dimension, no null among them, counted from one.
  let value = integer(1) + integer(0) + integer(texts) + integer(list.length) + integer(1);
  for (const one of byteLike) value += integer(one.length) + one;
  return bytesOf(value);
}

/** A sign for each byte, until all become bytes at once: each text by itself would cost a call. */
const inBytes = (text: string): string => Buffer.from(text).toString('latin1');
const bytesOf = (signs: string): Buffer => Buffer.from(signs, 'latin1');

const write = (value: number): string =>
  String.fromCharCode(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
const small = Array.from({ length: 128 }, (_, value) => write(value));
const integer = (value: number): string => small[value] ?? write(value);
