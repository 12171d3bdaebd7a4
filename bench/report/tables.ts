// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CheckFigures, Figures } from '../check/measure.js';
import type { LoginFigures } from '../login/measure.js';
import { distance, figure, spread } from './format.js';
import { budgets, type Results } from './results.js';
import { portalTables } from './portal-tables.js';
import { membershipTable } from './membership-table.js';
import { acsTable, samlTable } from './saml-tables.js';
import type { Table } from './write-table.js';

/** The results as tables: the median, and in brackets the least and the most. */
export const tablesOf = ({
  login,
  check,
  saml,
  acs,
  portal,
  membership,
}: Results): readonly Table[] => [
  ...(login.length > 0 ? [loginTable(login)] : []),
  ...(check.length > 0 ? [checkTable(check)] : []),
  ...(saml ? [samlTable(saml)] : []),
  ...(acs.length > 0 ? [acsTable(acs)] : []),
  ...portal.flatMap(portalTables),
  ...(membership.length > 0 ? [membershipTable(membership)] : []),
];

const loginTable = (figures: readonly LoginFigures[]): Table => ({
  title: 'A brokered SAML sign-in of a returning member, portal to token',
  head: ['', ...figures.map(({ verifier }) => `verifier \`${verifier}\``), 'budget', 'goal'],
  rows: [
    row('sign-ins per second', figures, ({ perSecond }) => spread(perSecond, 1)),
    row('p50, p95 in ms', figures, ({ p50, p95 }) => `${spread(p50)}, ${spread(p95)}`),
    [
      ...row('CPU of the service in ms', figures, ({ cpuMs }) => spread(cpuMs, 1)).slice(0, -2),
      ...limits(budgets.cpuMs),
    ],
    [
      ...row('distance to the budget', figures, ({ cpuMs }) =>
        distance(cpuMs.median, budgets.cpuMs.budget),
      ),
    ],
    [
      ...row('SQL statements', figures, ({ statements }) => figure(statements.calls, 1)).slice(
        0,
        -2,
      ),
      ...limits(budgets.statements),
    ],
    row('distance to the budget', figures, ({ statements }) =>
      distance(statements.calls, budgets.statements.budget),
    ),
    row('begin and commit, besides', figures, ({ statements }) =>
      figure(statements.transactions, 1),
    ),
    row('background work, besides', figures, ({ statements }) => figure(statements.background, 1)),
  ],
});

const row = (
  name: string,
  figures: readonly LoginFigures[],
  cell: (one: LoginFigures) => string,
): string[] => [name, ...figures.map(cell), '', ''];

const limits = ({ budget, goal }: { budget: number; goal: number }): string[] => [
  `<= ${budget}`,
  `<= ${goal}`,
];

const checkTable = (figures: readonly CheckFigures[]): Table => ({
  title: 'A membership check, one prepared statement',
  head: ['', ...figures.map(({ members }) => `${figure(members)} members`)],
  rows: [
    ...(['piazza', 'bare', 'direct'] as const).flatMap((name) => contestantRows(name, figures)),
    ['Piazza to bare route, rate', ...figures.map((one) => ratio(one, 'bare', 'perSecond'))],
    ['Piazza to bare route, CPU', ...figures.map((one) => ratio(one, 'bare', 'cpuUs'))],
    ['Piazza to direct queries, rate', ...figures.map((one) => ratio(one, 'direct', 'perSecond'))],
  ],
});

const names = {
  piazza: '`POST /api/v1/check`',
  bare: 'bare Express route',
  direct: 'direct queries',
} as const;

function contestantRows(
  name: 'piazza' | 'bare' | 'direct',
  figures: readonly CheckFigures[],
): (readonly string[])[] {
  const cells = (cell: (one: Figures) => string): string[] => figures.map((one) => cell(one[name]));
  return [
    [`${names[name]}: per second`, ...cells(({ perSecond }) => spread(perSecond))],
    ['p50, p99 in ms', ...cells(({ p50, p99 }) => `${spread(p50, 1)}, ${spread(p99, 1)}`)],
    ['CPU of its process in µs', ...cells(({ cpuUs }) => spread(cpuUs))],
  ];
}

const ratio = (
  figures: CheckFigures,
  other: 'bare' | 'direct',
  what: 'perSecond' | 'cpuUs',
): string => `${figure(figures.piazza[what].median / figures[other][what].median, 2)} x`;
