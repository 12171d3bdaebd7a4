// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as pause } from 'node:timers/promises';

/** Waits for some work, but not for ever; what it does afterwards is nobody's. @throws Error that names `what` */
export async function within<Value>(
  milliseconds: number,
  what: string,
  work: Value | Promise<Value>,
): Promise<Value> {
  const ended = new AbortController();
  const late = pause(milliseconds, undefined, { signal: ended.signal }).then((): never => {
    throw new Error(`${what} did not end within ${milliseconds / 1_000} seconds`);
  });
  // The pause is cut short once the work has ended.
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    ended.abort();
  }
}
