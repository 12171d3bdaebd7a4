// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { projectRoot } from '../src/kernel/project-root.js';
import { closeConnections } from './measure/http.js';
import { readOptions, type Options } from './options.js';
import { explain } from './report/explain.js';
import { performancePage } from './report/page.js';
import type { Results } from './report/results.js';
import { tablesOf } from './report/tables.js';
import { writeTable } from './report/write-table.js';
import { runBench } from './run.js';

const page = 'docs/performance.md';

try {
  const options = readOptions(process.argv.slice(2));
  report(await runBench(options), options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  closeConnections();
}

function report(results: Results, options: Options): void {
  console.log(tablesOf(results).map(writeTable).join('\n'));
  if (options.explain) console.log(explain(results));
  write(options.out, `${JSON.stringify(results, undefined, 2)}\n`);
  if (options.scale === 'full') write(page, performancePage(results, readPage()));
}

function readPage(): string {
  const path = resolve(projectRoot, page);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function write(file: string, text: string): void {
  const path = resolve(projectRoot, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
