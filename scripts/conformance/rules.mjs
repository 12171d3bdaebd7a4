// SPDX-License-Identifier: AGPL-3.0-or-later
// Why Piazza refused: a service that refuses everything passes 105 of the validator's 111 cases.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reports } from './paths.mjs';

const allRules = JSON.parse(readFileSync(join(reports, 'expected-rules.json'), 'utf8')).cases;

/**
 * Case by case, in the validator's order: `accepted`, or the rules that may refuse it.
 * @param dropped cases that the validator itself leaves out in the profile of the instance
 */
export const expectedFor = ({ dropped }) =>
  allRules.filter((expected) => !dropped.includes(expected.case));

/** What the log says of every reply that an instance got, in the order of arrival. */
export function readOutcomes(log, id) {
  // Every refused reply has its line, whichever page it led to.
  const contexts = new Map(
    log.filter(({ msg }) => msg === 'sign_in.refused').map((line) => [line.request, line]),
  );
  const replies = log.filter(
    ({ msg, method, path }) =>
      msg === 'request' && method === 'POST' && path === `/sign-in/${id}/acs`,
  );
  const refusals = log.filter(({ msg, provider }) => msg === 'saml.refused' && provider === id);
  return replies.map(({ request, status }) => {
    const { rule, official } = contexts.get(request) ?? {};
    const agid = rule === undefined ? [] : (refusals.shift()?.agid ?? []);
    return { status, rule, official, agid };
  });
}

/** @returns a sentence for each case whose outcome or named rule is not the expected one */
export function compareRules(expectedRules, outcomes, statuses) {
  if (outcomes.length !== expectedRules.length) {
    return [`the log has ${outcomes.length} replies, the validator sent ${expectedRules.length}`];
  }
  return expectedRules.flatMap((expected, index) => {
    const outcome = outcomes[index];
    const named = outcome.rule ?? `status ${outcome.status}`;
    const wanted = expected.accepted ? 'accepted' : expected.rules.join(' or ');
    if (fits(expected, outcome, statuses.get(expected.case))) return [];
    const told = `got ${named}, code ${outcome.official}, numbers ${outcome.agid.join(' ')}`;
    return [`[${expected.case}] ${expected.means}: expected ${wanted}, ${told}`];
  });
}

/** The status that the validator saw, and the number in the log, tie the line to the case. */
function fits(expected, { rule, official, status, agid }, seen) {
  if (expected.accepted) return rule === undefined && status < 400 && seen === 200;
  const right = expected.rules.includes(rule) && official === expected.official;
  return right && status === seen && agid.includes(expected.case);
}
