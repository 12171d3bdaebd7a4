// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';

export interface Repeated {
  /** Resolves when the run in progress is over. */
  stop(): Promise<void>;
}

export interface RepeatOptions {
  readonly everyMilliseconds: number;
  /** True when more waits to be done: then the next run begins at once. */
  readonly run: () => Promise<boolean>;
  readonly onError: (error: unknown) => void;
}

const longestPause = 30_000;

/** Runs something again and again, one run at a time; after failures the pauses grow up to half a minute. */
export function repeat({ everyMilliseconds, run, onError }: RepeatOptions): Repeated {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loop = async (): Promise<void> => {
    let pause = everyMilliseconds;
    while (!signal.aborted) {
      try {
        pause = (await run()) ? 0 : everyMilliseconds;
      } catch (error) {
        onError(error);
        pause = Math.min(longestPause, Math.max(everyMilliseconds, pause * 2));
      }
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  };
  const done = loop();
  return {
    stop() {
      stopping.abort();
      return done;
    },
  };
}
