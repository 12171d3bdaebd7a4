// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IndexLine } from '../../domain/organisations/ipa-register.js';

/** A copy of one file, read once. */
export interface IndexFile {
  readonly lines: AsyncIterable<IndexLine>;
  /** SHA-256 of its bytes, in hexadecimal, once all its lines were read. */
  readonly hash: () => string;
}

const size = 1_000;

/** Lines of a file, so many at a time as one statement takes. */
export async function* inBatches(lines: AsyncIterable<IndexLine>): AsyncGenerator<IndexLine[]> {
  let some: IndexLine[] = [];
  for await (const line of lines) {
    some.push(line);
    if (some.length < size) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
