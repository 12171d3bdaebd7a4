// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';

/** What the process may print past its own console, and may hold in memory. */
const printedCap = 100_000;
const memoryCap = 1_000;
const every = 250;

/** Why a process was ended, and the check that says so by its name where there is one. */
export interface Killing {
  readonly check?: string;
  readonly reason: string;
}

export interface Watched {
  /** The last it said of itself, where Node prints why a process died. */
  lastWords(): string;
  /** Begins to count the time anew. */
  restart(): void;
  stop(): void;
}

/** Ends a process that takes too long, too much memory, or prints without end, and says why. */
export function watch(
  child: ChildProcess,
  seconds: number,
  onKill: (killing: Killing) => void,
): Watched {
  let said = '';
  let printed = 0;
  let began = performance.now();
  const kill = (killing: Killing): void => {
    onKill(killing);
    child.kill('SIGKILL');
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.length;
      said = (said + chunk.toString()).slice(-10_000);
      const reason = `it printed more than ${printedCap} bytes and was stopped`;
      if (printed > printedCap) kill({ check: 'size', reason });
    });
  }
  const timer = setInterval(() => {
    if (performance.now() - began > seconds * 1_000) {
      kill({ reason: `it did not end within ${seconds} seconds and was stopped` });
    }
    const reason = `it took more than ${memoryCap} MB of memory and was stopped`;
    if (residentMegabytes(child.pid) > memoryCap) kill({ check: 'size', reason });
  }, every);
  return {
    lastWords: () => /^.*error\b.*$/im.exec(said)?.[0].slice(0, 200) ?? 'it said nothing',
    restart() {
      began = performance.now();
    },
    stop: () => clearInterval(timer),
  };
}

/** Beside V8's own heap, which has a cap by itself; only Linux tells. */
function residentMegabytes(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}
