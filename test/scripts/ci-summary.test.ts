// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

let results: string;
beforeEach(() => {
  results = mkdtempSync(join(tmpdir(), 'piazza-summary-'));
});
afterEach(() => rmSync(results, { recursive: true, force: true }));

function leave(path: string, content: unknown): void {
  const file = join(results, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

const passing = { name: 'good.test.ts', status: 'passed', message: '', assertionResults: [] };
const failing = (count: number, message = 'first\n\nsecond') => ({
  name: 'bad.test.ts',
  status: 'failed',
  message,
  assertionResults: Array.from({ length: count }, (_, index) => ({
    status: 'failed',
    fullName: `a thing holds, number ${index + 1}`,
    failureMessages: [message],
  })),
});
const run = (numPassedTests: number, ...testResults: readonly object[]) => ({
  numPassedTests,
  testResults,
});

function summary() {
  const script = join(import.meta.dirname, '../../scripts/ci-summary.mjs');
  const { status, stdout } = spawnSync(process.execPath, [script, results], { encoding: 'utf8' });
  return { status, stdout, last: stdout.trim().split('\n').at(-1) };
}

describe('the end of a whole run', () => {
  it('adds the tests of every run of every step', () => {
    leave('1/10.json', run(3, passing));
    leave('2/20.json', run(4, passing));
    leave('2/21.json', run(5, passing));
    expect(summary()).toMatchObject({ status: 0, last: '12 passed, 0 failed' });
  });

  it('names what failed in any of them, with the first lines of why', () => {
    leave('1/10.json', run(3, passing));
    leave('2/20.json', run(4, failing(2)));
    leave('2/21.json', run(5, failing(1, 'x\n'.repeat(40)), failing(0, 'cannot be loaded')));
    leave('2/failed', 'npm run test:system: exit code 1\n');
    const { status, stdout, last } = summary();
    expect([status, last]).toEqual([1, '12 passed, 4 failed']);
    expect(stdout).toContain('FAILED: npm run test:system: exit code 1\n');
    expect(stdout).toContain('bad.test.ts: a thing holds, number 2\n    first\n    second\n');
    expect(stdout).toContain('bad.test.ts\n    cannot be loaded\n');
    expect(stdout.match(/^ {4}x$/gm)).toHaveLength(8);
  });

  it('counts a step that failed outside Jest, or broke off before its report', () => {
    leave('1/10.json', run(3, passing));
    leave('2/failed', 'npm run check: exit code 2');
    leave('3/failed', 'npm run conformance:spid: exit code 1');
    expect(summary()).toMatchObject({ status: 1, last: '3 passed, 2 failed' });
  });

  it('stays short when very much failed, and counts it all', () => {
    leave('1/10.json', run(0, failing(130)));
    const { stdout, last } = summary();
    expect(last).toBe('0 passed, 130 failed');
    expect(stdout.match(/^bad\.test\.ts: /gm)).toHaveLength(100);
    expect(stdout).toContain('… and 30 more');
  });
});
