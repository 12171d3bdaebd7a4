// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomFillSync } from 'node:crypto';

// Asking the generator costs the same for 16 bytes as for thousands, and a sign-in asks twenty times.
const pool = Buffer.allocUnsafeSlow(4_096);
let next = pool.length;

/** Random bytes that nobody else is given: at most 64 at a time. */
export function randomBytes(length: number): Buffer {
  if (length > 64) throw new RangeError('more bytes than the pool is meant for');
  if (next + length > pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  const end = next + length;
  const bytes = Buffer.from(pool.subarray(next, end));
  // What was handed out stays nowhere else.
  pool.fill(0, next, end);
  next = end;
  return bytes;
}
