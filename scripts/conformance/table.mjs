// SPDX-License-Identifier: AGPL-3.0-or-later

const columns = ['metadata', 'request', 'responses', 'warnings', 'failed', 'wrong rule'];

/** Prints one line for each instance and every failure below; gives the number of failures. */
export function tellAndCount(rows) {
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
  const failed = rows.reduce((sum, row) => sum + row.failures.length + row.rules.length, 0);
  const checks = rows.reduce((sum, row) => sum + row.metadata + row.request + row.responses, 0);
  console.log(`${checks} checks in ${rows.length} runs, ${failed} failed`);
  return failed;
}
