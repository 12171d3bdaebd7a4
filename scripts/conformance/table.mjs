// SPDX-License-Identifier: AGPL-3.0-or-later

const columns = ['metadata', 'request', 'responses', 'warnings', 'failed', 'wrong rule'];

/** Prints one line for each instance and every failure below; gives the number of failures. */
export function tellAndCount(rows, certificates) {
  const width = Math.max(...rows.map(({ id }) => id.length));
  console.log([''.padEnd(width), ...columns].join('  '));
  for (const row of rows) {
    const { metadata, request, responses, warnings, failures, rules } = row;
    const numbers = [metadata, request, responses, warnings, failures.length, rules.length];
    const cells = numbers.map((number, index) => String(number).padStart(columns[index].length));
    console.log([row.id.padEnd(width), ...cells].join('  '));
  }
  for (const { id, failures, rules } of rows) {
    for (const failure of failures) console.error(`${id}: failed: ${failure}`);
    for (const rule of rules) console.error(`${id}: rule: ${rule}`);
  }
  for (const failure of certificates.failed) console.error(`certificates: failed: ${failure}`);
  const failed = sum(rows, ({ failures, rules }) => failures.length + rules.length);
  const checks = sum(rows, ({ metadata, request, responses }) => metadata + request + responses);
  const allFailed = failed + certificates.failed.length;
  const all = checks + certificates.count;
  console.log(`${certificates.count} checks of certificates`);
  console.log(`${all} checks, ${allFailed} failed`);
  return allFailed;
}

const sum = (rows, count) => rows.reduce((total, row) => total + count(row), 0);
