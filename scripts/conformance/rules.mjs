// SPDX-License-Identifier: AGPL-3.0-or-later
// Why Piazza refused: a service that refuses everything passes 105 of the validator's 111 cases.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reports } from './paths.mjs';

/** Case by case, in the validator's order: `accepted`, or the rules that may refuse it. */
export const expectedRules = JSON.parse(
  readFileSync(join(reports, 'expected-rules.json'), 'utf8'),
).cases;
export const cases = expectedRules.map((expected) => expected.case);

/** What the log says of every reply that an instance got, in the order of arrival. */
export function readOutcomes(log, id) {
  const refusals = new Map(
    log.filter(({ failure }) => failure).map((line) => [line.request, line.failure.context ?? {}]),
  );
  return log
    .filter((line) => line.msg === 'request' && line.method === 'POST')
    .filter((line) => line.path === `/sign-in/${id}/acs`)
    .map(({ request, status }) => ({ status, ...refusals.get(request) }));
}

/** @returns a sentence for each case whose outcome or named rule is not the expected one */
export function compareRules(outcomes, statuses) {
  if (outcomes.length !== expectedRules.length) {
    return [`the log has ${outcomes.length} replies, the validator sent ${expectedRules.length}`];
  }
  return expectedRules.flatMap((expected, index) => {
    const outcome = outcomes[index];
    const named = outcome.rule ?? `status ${outcome.status}`;
    const wanted = expected.accepted ? 'accepted' : expected.rules.join(' or ');
    if (fits(expected, outcome, statuses.get(expected.case))) return [];
    const official = outcome.official ? ` (code ${outcome.official})` : '';
    return [`[${expected.case}] ${expected.means}: expected ${wanted}, got ${named}${official}`];
  });
}

/** The status that the validator saw ties the line of the log to the case. */
function fits(expected, { rule, official, status }, seen) {
  if (expected.accepted) return rule === undefined && status < 400 && seen === 200;
  return expected.rules.includes(rule) && official === expected.official && status === seen;
}
