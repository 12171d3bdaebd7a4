// SPDX-License-Identifier: AGPL-3.0-or-later
import { isLetThrough } from './expected.js';
import type { Row, Who } from './row.js';
import { viewerNames, viewers, type Viewer, type ViewerName } from './viewers.js';

const head = `# Who may do what, route by route

Generated from the rows of \`test/support/web-matrix*.ts\` by \`npm run docs:routes\`; \`npm test\` compares, asks for every route as every
viewer, and fails for a route without a row. A permission is had by the roles of [permissions.md](permissions.md).

The paths that are tried name a public community. "The person concerned" is an editor there whose requests, offers, cards and reports the
paths name, "the manager concerned" a manager whose disputes and requests they name, and who leads the programme. A viewer "signed in weakly"
has level low; everybody else level substantial, proven just now, unless told otherwise. Who proved it an hour ago gets the same, but where
a proof of the last minutes is asked for.
Whoever is not let through changes nothing.

| route | asks for | who is let through | what others get |
|---|---|---|---|
`;

/** The rows as a table for readers. */
export const routesPage = (rows: Readonly<Record<string, Row>>): string =>
  head +
  Object.entries(rows)
    .toSorted(([one], [other]) => orderOf(one).localeCompare(orderOf(other), 'en'))
    .map(
      ([route, row]) => `| \`${route}\` | ${demand(row)} | ${allowed(row)} | ${refusal(row)} |\n`,
    )
    .join('');

/** By path, then by method. */
const orderOf = (route: string): string => route.split(' ').toReversed().join(' ');

function demand({ may, from, fresh }: Row): string {
  const parts = [
    wordsFor(may),
    ...(from ? [`a sign-in of level ${from}`] : []),
    ...(fresh ? ['a proof of the last minutes'] : []),
  ];
  return parts.join('; ');
}

function wordsFor(who: Who): string {
  if (typeof who !== 'string') return who.map(wordsFor).join(' or ');
  return /^[a-z_]+\.[a-z_:]+$/.test(who) ? `\`${who}\`` : who;
}

/** Groups stand for all who are in them. */
const groups: Readonly<Record<string, (viewer: Viewer) => boolean>> = {
  everybody: () => true,
  'whoever is signed in': ({ level }) => level !== undefined,
  'whoever is signed in and proven': ({ level }) => level !== undefined && level !== 'none',
  'whoever belongs to it': ({ suspended, roles }) => suspended === true || roles.includes('member'),
  'every member': ({ roles }) => roles.includes('member'),
};

const viewerOf = (name: ViewerName): Viewer => viewers[name];

function allowed(row: Row): string {
  const names = viewerNames.filter((name) => !viewerOf(name).longAgo && isLetThrough(row, name));
  const found = Object.entries(groups)
    .map(
      ([words, isIn]) =>
        [
          words,
          viewerNames.filter((name) => !viewerOf(name).longAgo && isIn(viewerOf(name))),
        ] as const,
    )
    .find(([, group]) => group.every((name) => names.includes(name)));
  const rest: readonly ViewerName[] = found
    ? names.filter((name) => !found[1].includes(name))
    : names;
  const words = [...(found ? [found[0]] : []), ...rest.map((name) => name.replace(', ', ' '))];
  return words.join(', ') || 'nobody, of what is tried';
}

function refusal(row: Row): string {
  const visitors = row.visitors ? `\`${row.visitors}\`` : 'the way to the sign-in';
  const others = row.may === 'signed in' ? [] : [`\`${row.others ?? 'right.missing'}\``];
  const told = Object.entries({ ...row.besides, ...row.but }).map(
    ([what, who]) => `${wordsFor(who)}: ${/^\d+$/.test(what) ? what : `\`${what}\``}`,
  );
  return row.may === 'everybody' ? '' : [...others, `visitor: ${visitors}`, ...told].join('; ');
}
