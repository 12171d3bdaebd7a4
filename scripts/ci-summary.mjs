// SPDX-License-Identifier: AGPL-3.0-or-later
// The end of `.ci/run`: which steps failed, every failed test of every Jest run, and the count of both.
// Argument: a folder with one folder a step, that holds the reports of its Jest runs and, where the step
// failed, the file `failed` that names it. Ends with exit code 1 when anything failed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** A test can fail for a thousand others: the end of a log stays readable. */
const shown = 100;
const linesOfMessage = 8;

const [results] = process.argv.slice(2);
const steps = readdirSync(results)
  .toSorted((a, b) => Number(a) - Number(b))
  .map((name) => readStep(join(results, name)));
const sum = (numberOf) => steps.reduce((total, step) => total + numberOf(step), 0);

const broken = steps.filter((step) => step.fault !== undefined);
const unexplained = broken.filter((step) => step.failures.length === 0);
const failures = steps.flatMap((step) => step.failures);
for (const { fault } of broken) console.log(`FAILED: ${fault}`);
for (const one of failures.slice(0, shown)) console.log(`\n${one}`);
if (failures.length > shown) console.log(`\n… and ${failures.length - shown} more`);

const failed = failures.length + unexplained.length;
console.log(`
Counted: the tests of ${sum((step) => step.runs)} Jest runs (one that runs on two versions of PostgreSQL counts twice);
as one failure each, a test file that could not run and a step that failed without a failed test.
${sum((step) => step.passed)} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function readStep(folder) {
  const reports = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const marker = join(folder, 'failed');
  return {
    fault: existsSync(marker) ? readFileSync(marker, 'utf8').trim() : undefined,
    runs: reports.length,
    passed: reports.reduce((total, { numPassedTests }) => total + numPassedTests, 0),
    failures: reports.flatMap(({ testResults }) => testResults.flatMap(failuresOf)),
  };
}

/** A file that could not even be loaded has no tests: its own message tells why. */
function failuresOf({ name, status, message, assertionResults }) {
  if (status !== 'failed') return [];
  const bad = assertionResults.filter((one) => one.status === 'failed');
  if (bad.length === 0) return [tell(name, message)];
  return bad.map((one) => tell(`${name}: ${one.fullName}`, one.failureMessages.join('\n')));
}

function tell(what, message) {
  const lines = stripVTControlCharacters(message).split('\n');
  const told = lines.filter((line) => line.trim() !== '').slice(0, linesOfMessage);
  return [what, ...told].join('\n    ');
}
