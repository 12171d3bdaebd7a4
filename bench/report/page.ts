// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Results } from './results.js';
import { tablesOf } from './tables.js';
import { writeTable, type Table } from './write-table.js';

/**
 * `docs/performance.md`: what was measured, on what, and how. What this run did not measure stays as an earlier
 * one wrote it, with its own day and settings.
 * @param before the page as it is
 */
export function performancePage(results: Results, before: string): string {
  const measured = tablesOf(results).map((table) => sectionOf(table, results));
  const kept = sectionsIn(before).filter(
    (old) => !measured.some((section) => subjectOf(section) === subjectOf(old)),
  );
  return [head, ...[...kept, ...measured].toSorted(inOrder), method, ''].join('\n');
}

const head = `# Performance

Written by \`npm run bench -- --scale full\`, each part with the run that it comes from. Medians, with the least and
the most in brackets.
`;

const order = [
  'A brokered',
  'A membership check',
  'What portals ask',
  'Webhooks',
  'Reading',
  'The assertion',
  'Membership',
];
const methodTitle = '## How it is measured';

function sectionOf(table: Table, results: Results): string {
  const [title = '', ...rest] = writeTable(table).split('\n');
  return [title, '', facts(results), ...rest].join('\n');
}

/** Those of the page that a run measures. */
const sectionsIn = (page: string): readonly string[] =>
  page
    .split(/^(?=## )/m)
    .filter((part) => part.startsWith('## ') && !part.startsWith(methodTitle))
    .map((part) => `${part.trimEnd()}\n`);

/** Figures in a title differ from run to run; the words before them do not. */
const subjectOf = (section: string): number =>
  order.findIndex((words) => section.startsWith(`## ${words}`));
const inOrder = (a: string, b: string): number => subjectOf(a) - subjectOf(b);

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

const method = `${methodTitle}

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
* What portals ask: ten loops, each with a person who is signed in; the questions of checks are written before the clock
  runs. What one call of the service sends to the database is written down first, with its values, by a service of its own; the bare route, Express with body parsers in a
  process of its own, sends the same statements, prepared, stores under new random names what the service stores under
  random names, and answers the same bytes. It signs and verifies nothing. \`--scale full\` runs this on the smallest database.
  Then one client asks alone: the time that half of its questions take at most. A batch asks about 100 persons at once; beside one question it is
  weighed by rate, which is all that the cores do, PostgreSQL and the load among it, by the CPU of the service, and by what a client alone waits.
* Webhooks: people join at a steady rate, whoever is still under way, from the measuring process; a receiver there answers at
  once. Counted from the commit to the arrival of the signed call (HMAC), over all changes of the run.
* Membership: use cases called from ten loops over ten connections of the measuring process, without HTTP. Each act is
  run on both regions in turn, so that what else the machine does weighs on both alike. People are drawn from
  everywhere among those with three memberships; what a second of warming up does not touch is touched before
  the first run. Joins are of people who belong nowhere, each with its event, its audit entry and a commit that reaches
  the disk. The slowest statement is what PostgreSQL says, after warming up.
* \`npm run bench -- --explain\` prints the statements of a sign-in with their counts.`;
