// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a key has spent in the window that runs. */
export interface Spent {
  readonly points: number;
  /** Milliseconds until it begins anew. */
  readonly left: number;
}

/**
 * Counts uses of a key in this process, in windows that begin with the first use; at once, because it is asked at every
 * call of a portal.
 * @param now milliseconds of a clock that never goes back
 */
export function createMemoryLimiter(
  seconds: number,
  now: () => number = () => performance.now(),
): (key: string) => Spent {
  const length = seconds * 1_000;
  const windows = new Map<string, { points: number; until: number }>();
  let sweepAt = now() + length;

  return (key) => {
    const at = now();
    if (at >= sweepAt) {
      for (const [one, { until }] of windows) if (until <= at) windows.delete(one);
      sweepAt = at + length;
    }
    const running = windows.get(key);
    if (running && running.until > at) {
      running.points += 1;
      return { points: running.points, left: running.until - at };
    }
    windows.set(key, { points: 1, until: at + length });
    return { points: 1, left: length };
  };
}
