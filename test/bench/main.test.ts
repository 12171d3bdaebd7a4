// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parts, readOptions, type Part } from '../../bench/options.js';
import { spreadOf } from '../../bench/measure/spread.js';
import { budgets } from '../../bench/report/results.js';
import { projectRoot } from '../../src/kernel/project-root.js';

const folder = mkdtempSync(join(tmpdir(), 'piazza-bench-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function bench(...args: readonly string[]) {
  const program = join(projectRoot, 'dist/bench/main.js');
  const out = join(folder, 'results.json');
  const tiny = ['--scale', 'tiny', '--seconds', '0.2', '--repetitions', '1', '--out', out];
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...tiny, ...args]);
  return { stdout, results: JSON.parse(readFileSync(out, 'utf8')) };
}

const except = (left: Part): readonly string[] =>
  parts.filter((part) => part !== left).flatMap((part) => ['--part', part]);

const some = expect.objectContaining({ median: expect.any(Number) });

describe('the benchmark', () => {
  it('measures sign-ins, checks and the reader, and keeps to the budget of statements', async () => {
    const { stdout, results } = await bench('--explain', ...except('portal'));

    expect(results.login).toMatchObject([
      { verifier: 'own', perSecond: some, cpuMs: some },
      { verifier: 'both', perSecond: some, cpuMs: some },
    ]);
    expect(results.check).toMatchObject([
      { members: 50, piazza: { perSecond: some }, bare: { cpuUs: some }, direct: { p99: some } },
    ]);
    expect(results.saml).toMatchObject({ own: some, nodeSaml: some, limit: some });
    expect(results.acs).toMatchObject(
      ['own', 'both'].map((verifier) => ({
        verifier,
        piazza: { perSecond: some, cpuMs: some },
        passportSpid: { perSecond: some, cpuMs: some },
      })),
    );
    expect(stdout).toMatch(/1,000: (reached|missed)/);
    expect(results.login[0].statements.calls).toBeLessThanOrEqual(budgets.statements.budget);
    expect(stdout).toContain('insert into attempt');
  }, 180_000);

  it('measures what portals ask beside routes with the same SQL, and how soon webhooks arrive', async () => {
    const { stdout, results } = await bench('--part', 'portal');

    const [portal] = results.portal;
    expect(portal.operations).toHaveLength(8);
    for (const one of portal.operations) {
      expect(one).toMatchObject({
        piazza: { perSecond: some },
        bare: { cpuMs: some },
        alone: some,
      });
      // Only a token that is signed, not stored, takes no statement.
      if (one.id !== 'client-credentials') expect(one.statements).toBeGreaterThan(0);
    }
    expect(portal.webhooks).toMatchObject({ changes: 20, p99: expect.any(Number) });
    expect(stdout).toMatch(/of the bare route: (reached|missed)/);
    for (const how of ['by rate', 'by CPU of the service', 'for one client alone']) {
      expect(stdout).toMatch(new RegExp(`${how}: (reached|missed)`));
    }
    expect(results.login).toEqual([]);
  }, 600_000);

  it('measures membership on a small region and on one a thousand times larger', async () => {
    const { stdout, results } = await bench('--part', 'membership', '--scale', 'small');

    const sizes = results.membership.map(({ size }: { size: unknown }) => size);
    expect(sizes).toMatchObject([
      { members: 100, communities: 10 },
      { members: 100_000, communities: 200 },
    ]);
    for (const { acts } of results.membership) {
      expect(acts).toHaveLength(10);
      for (const act of acts) expect(act).toMatchObject({ perSecond: some, p50: some, p99: some });
    }
    expect(stdout).toMatch(/join the largest community: per second .* at least: (reached|missed)/);
    expect(results.login).toEqual([]);
  }, 180_000);

  it.each([
    [['--scale', 'huge'], '--scale huge is unknown'],
    [['--part', 'nothing'], '--part nothing is unknown'],
    [['--seconds', '0'], '--seconds needs a number above zero'],
    [['--unknown'], "Unknown option '--unknown'"],
  ])('refuses %j and says how it is used', (args, reason) => {
    expect(() => readOptions(args)).toThrow(reason);
    expect(() => readOptions(args)).toThrow('npm run bench -- [options]');
  });
});

describe('a spread', () => {
  it.each([
    [[3, 1, 2], { median: 2, least: 1, most: 3 }],
    [[4, 1, 2, 3], { median: 2.5, least: 1, most: 4 }],
    [[7], { median: 7, least: 7, most: 7 }],
  ])('of %j', (values, expected) => {
    expect(spreadOf(values)).toEqual(expected);
  });
});
