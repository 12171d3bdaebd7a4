// SPDX-License-Identifier: AGPL-3.0-or-later
import { performance } from 'node:perf_hooks';

export interface Load {
  readonly done: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Runs `one` from several loops at once until the time is up. Latencies in milliseconds; a failure ends the run. */
export async function load(
  loops: number,
  seconds: number,
  one: (loop: number) => Promise<void>,
): Promise<Load> {
  const latencies: number[] = [];
  const begin = performance.now();
  const end = begin + seconds * 1_000;
  const loopUntilEnd = async (loop: number): Promise<void> => {
    while (performance.now() < end) {
      const started = performance.now();
      await one(loop);
      latencies.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: loops }, (_, loop) => loopUntilEnd(loop)));
  return summarise(latencies, (performance.now() - begin) / 1_000);
}

function summarise(latencies: number[], seconds: number): Load {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const rate = sorted.length / seconds;
  return { done: sorted.length, perSecond: rate, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
