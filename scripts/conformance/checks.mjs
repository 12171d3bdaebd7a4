// SPDX-License-Identifier: AGPL-3.0-or-later
// What a report of the validator says. Its exit code says too little: a part that crashed counts as passed.

const parts = ['metadata_extra', 'authnrequest_extra', 'response'];

/** @returns the number of checks of each part, and a sentence for everything that failed or is missing */
export function readChecks(report, expectedCases) {
  const sp = report?.test?.sp ?? {};
  const byPart = parts.map((part) => Object.values(sp[part] ?? {}).flat());
  const failed = byPart.flat().filter(({ result }) => result === 'failure');
  const missing = parts.filter((_, index) => byPart[index].length === 0);
  const [metadata, request, responses] = byPart.map((checks) => checks.length);
  const answered = new Set(byPart[2].map(caseOf));
  return {
    metadata,
    request,
    responses,
    warnings: byPart.flat().filter(({ result }) => result === 'warning').length,
    failures: [
      ...missing.map((part) => `the validator did not finish: no results for ${part}`),
      ...expectedCases
        .filter((name) => missing.length === 0 && !answered.has(name))
        .map((name) => `[${name}] was not tried`),
      ...failed.map(({ test, value }) => `${test} ${value}`.trim()),
    ],
    statuses: new Map(byPart[2].map((check) => [caseOf(check), statusOf(check)])),
  };
}

/** Failed entries lose their `test_id`, so the number is read from the text. */
const caseOf = ({ test }) => /^Test \[(\w+)\]/.exec(test)?.[1] ?? test;
const statusOf = ({ value }) => Number(/http status_code: (\d+)/.exec(value)?.[1]);
