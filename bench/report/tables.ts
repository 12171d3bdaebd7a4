// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CheckFigures, Figures } from '../check/measure.js';
import type { LoginFigures } from '../login/measure.js';
import type { Spread } from '../measure/spread.js';
import type { SamlFigures } from '../saml/measure.js';
import { budgets, type Results } from './results.js';

export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The results as tables: the median, and in brackets the least and the most. */
export const tablesOf = ({ login, check, saml }: Results): readonly Table[] => [
  ...(login.length > 0 ? [loginTable(login)] : []),
  ...(check.length > 0 ? [checkTable(check)] : []),
  ...(saml ? [samlTable(saml)] : []),
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

const samlTable = ({ own, nodeSaml, limit, bytes }: SamlFigures): Table => ({
  title: `Reading a SAML response with two signatures (${figure(bytes)} bytes), one core`,
  head: ['', 'per second', 'times node-saml', 'share of the limit'],
  rows: (
    [
      ['ours: parse, signatures, every rule', own],
      ['node-saml: signatures alone', nodeSaml],
      ['the limit: two RSA verifications, two hashes', limit],
    ] as const
  ).map(([name, { median, least, most }]) => [
    name,
    spread({ median, least, most }),
    figure(median / nodeSaml.median, 1),
    `${figure((100 * median) / limit.median, 1)} %`,
  ]),
});

/** "11.2 (10.9 to 11.8)" */
function spread({ median, least, most }: Spread, digits = 0): string {
  const range = `${figure(least, digits)} to ${figure(most, digits)}`;
  return `${figure(median, digits)} (${range})`;
}

const figure = (value: number, digits = 0): string =>
  value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: 0 });

function distance(value: number, budget: number): string {
  const left = budget - value;
  return left >= 0 ? `${figure(left, 1)} under` : `${figure(-left, 1)} over`;
}
