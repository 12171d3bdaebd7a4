// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../kernel/project-root.js';
import { randomToken } from '../../kernel/tokens.js';
import { hear } from './hear.js';
import type { Job } from './job.js';
import { loading, toVerdict, type Verdict } from './verdict.js';
import { watch, type Killing } from './watch.js';

export interface ContractRun {
  /** Of the module's file. */
  readonly module: URL;
  /** For one check. */
  readonly seconds: number;
}

/** Runs the suite over a module in a process that has nothing of ours: no environment, no network, no files to write. */
export async function runContract(provider: string, run: ContractRun): Promise<Verdict> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'piazza-contract-')));
  try {
    return await listen(provider, startProcess(folder), run);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In megabytes. */
const heapCap = 256;

function startProcess(folder: string): ChildProcess {
  const flags = [
    // Refuses child processes, workers, addons, and bindings that would lead past what the suite shuts.
    '--permission',
    '--allow-fs-read=*',
    `--allow-fs-write=${join(folder, '*')}`,
    `--max-old-space-size=${heapCap}`,
    '--disable-warning=SecurityWarning',
    '--disable-warning=ExperimentalWarning',
  ];
  const program = join(projectRoot, 'dist/src/cli/provider/contract-process.js');
  return spawn(process.execPath, [...flags, program], {
    env: { TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

async function listen(
  provider: string,
  child: ChildProcess,
  { module, seconds }: ContractRun,
): Promise<Verdict> {
  const job: Job = { key: randomToken(), module: module.href };
  const heard = hear(child, job.key);
  let killing: Killing | undefined;
  const watched = watch(child, seconds, (reason) => (killing ??= reason));
  heard.onReport(() => watched.restart());
  child.send(job);
  try {
    const [code]: (number | null)[] = await once(child, 'close');
    const during = heard.current();
    if (during !== undefined) {
      const { check = during, reason } = killing ?? ownEnd(code, watched.lastWords());
      // A module that cannot be imported has nothing else to answer for.
      heard.endings.set(during === loading.name ? during : check, reason);
    }
    return toVerdict(provider, heard.endings, heard.about());
  } finally {
    watched.stop();
  }
}

/** A provider that ends the process that it runs in, or uses up its memory. */
function ownEnd(code: number | null | undefined, lastWords: string): Killing {
  const check = lastWords.includes('out of memory') ? 'size' : 'process';
  const how = typeof code === 'number' ? `ended with code ${code}` : 'was aborted';
  return { check, reason: `the process ${how} in the middle of a check: ${lastWords}` };
}
