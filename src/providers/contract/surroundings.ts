// SPDX-License-Identifier: AGPL-3.0-or-later
import { isNetworkShut, shutNetwork } from './network.js';
import { differences, lookAtProcess } from './process-state.js';

/** What lies around a provider that runs: nothing of it is given to the provider. */
export interface Surroundings {
  /** Ways to the network that were tried past the host. */
  readonly reached: readonly string[];
  /** What went to the console. */
  readonly printed: readonly string[];
  /** Failures that nobody waited for. */
  readonly unhandled: readonly unknown[];
  /** What of the process is not as it was. */
  readonly changes: () => readonly string[];
  /** From now on new globals count too: a library may bring its own when it is imported. */
  imported(): void;
  close(): void;
}

/** Where a library that is imported may add a name. */
const mayGrow = /^(globalThis|Reflect)\./;

/** Shuts the network of this process and watches it, until closed. */
export function openSurroundings(): Surroundings {
  const network = shutNetwork();
  const console = listenToConsole();
  const unhandled: unknown[] = [];
  const keep = (reason: unknown): void => {
    if (!isNetworkShut(reason)) unhandled.push(reason);
  };
  process.on('unhandledRejection', keep);
  let before = lookAtProcess();
  let byImport: string[] = [];
  return {
    reached: network.reached,
    printed: console.printed,
    unhandled,
    changes: () => [...byImport, ...differences(before, lookAtProcess())],
    imported() {
      const now = lookAtProcess();
      const added = (path: string): boolean => !before.has(path) && mayGrow.test(path);
      byImport = differences(before, now).filter((path) => !added(path));
      before = now;
    },
    close() {
      process.off('unhandledRejection', keep);
      console.close();
      network.open();
    },
  };
}

/** In characters: what comes later is dropped. */
const printedCap = 200_000;

function listenToConsole(): { readonly printed: string[]; close(): void } {
  const printed: string[] = [];
  let room = printedCap;
  const write = (chunk: unknown, ...rest: readonly unknown[]): boolean => {
    const text = String(chunk).slice(0, room);
    room -= text.length;
    if (text) printed.push(text);
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
  const streams = [process.stdout, process.stderr].map((stream) => ({
    stream,
    before: Object.getOwnPropertyDescriptor(stream, 'write'),
  }));
  for (const { stream } of streams) Object.assign(stream, { write });
  return {
    printed,
    close() {
      for (const { stream, before } of streams) {
        if (before) Object.defineProperty(stream, 'write', before);
        else Reflect.deleteProperty(stream, 'write');
      }
    },
  };
}
