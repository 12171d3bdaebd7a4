// SPDX-License-Identifier: AGPL-3.0-or-later

/** One Ctrl-C may arrive twice: from the terminal, and handed on by the process that started this one. */
const oneKeystroke = 1_000;

/** Ends the process in order at the first signal; a second Ctrl-C ends it at once. */
export function onStopSignal(stop: () => Promise<void>): void {
  let since: number | undefined;
  const end = (signal: NodeJS.Signals): void => {
    if (since !== undefined) {
      if (signal === 'SIGINT' && performance.now() - since > oneKeystroke) process.exit(130);
      return;
    }
    since = performance.now();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
}
