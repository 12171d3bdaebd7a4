// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Results } from './results.js';
import { tablesOf } from './tables.js';
import { writeTable } from './write-table.js';

/** `docs/performance.md`: what was measured, on what, and how. */
export const performancePage = (results: Results): string =>
  [
    '# Performance',
    '',
    'Written by `npm run bench -- --scale full`. Medians, with the least and the most in brackets.',
    '',
    facts(results),
    '',
    ...tablesOf(results).map(writeTable),
    method,
    '',
  ].join('\n');

function facts({ date, machine, settings, seconds, repetitions }: Results): string {
  const { processor, cores, memoryGb, system, node, openssl, postgres } = machine;
  const set = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  return [
    `* date: ${date}`,
    `* machine: ${processor}, ${cores} cores, ${memoryGb} GB, ${system}`,
    `* Node ${node} with OpenSSL ${openssl}; PostgreSQL ${postgres}, ${set.join(', ')}`,
    `* ${repetitions} repetitions of ${seconds} seconds each`,
  ].join('\n');
}

const method = `## How it is measured

* One run, one machine: the service, the bare route, PostgreSQL and the load share its cores, so compare within
  a table. CPU is the service's own time, user and system, from \`/proc\`; statements are counted by
  \`pg_stat_statements\` over 20 sign-ins. Over http, with the log at level \`info\`, the 24-month register and the audit on.
* A sign-in: the portal's authorization request, the page with the ways in, the start at SPID (Redirect binding),
  the response to the assertion consumer service, the code, the token with the portal's secret.
  Four browsers at once, each without a cookie at the beginning; the identity provider answers in the measuring
  process, with both signatures (RSA-2048). Stylesheets and userinfo are not part of it.
* Verifier \`own\` is what the budget speaks of; \`both\`, the default, asks node-saml for a second opinion.
* Statements leave out \`begin\` and \`commit\` and the work that no request waits for (relay, audit chain, queue,
  sweeps): both stand below.
* The reader's row says whether it reached what is demanded of it; nothing fails when it does not.
* The assertion consumer service: sign-ins are begun and answered beforehand, then four loops post the replies, first
  to one and then to the other. Piazza does all of its work (attempt, second verification where configured, register,
  member, session, audit, in PostgreSQL). passport-spid 3.0.2 with Passport 0.7 in Express 5 verifies, keeps requests in
  a \`Map\`, and neither knows the browser nor remembers anybody; its requests are Piazza's with the address added.
* A check: ten loops ask about members drawn from all, half of them about a community that is not theirs. The bare
  route is Express with a body parser and the same prepared statement, in its own process; direct queries run the
  statement from the measuring process over ten connections. Piazza besides checks the token and its scope, the
  request and the limit, and writes a log line and a figure for Prometheus.
* \`npm run bench -- --explain\` prints the statements of a sign-in with their counts.`;
