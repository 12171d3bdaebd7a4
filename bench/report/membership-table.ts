// SPDX-License-Identifier: AGPL-3.0-or-later
import { wordOfAll } from '../membership/acts.js';
import type { ActFigures, MembershipFigures } from '../membership/measure.js';
import { figure, spread } from './format.js';
import { budgets } from './results.js';
import type { Table } from './write-table.js';

/** The same acts on a small region and on large ones, side by side; the last column compares the ends. */
export function membershipTable(figures: readonly MembershipFigures[]): Table {
  const [small] = figures;
  const large = figures.at(-1);
  return {
    title: 'Membership, use cases called directly',
    head: ['', ...figures.map(sizeOf), 'times slower', 'at most'],
    rows: (small?.acts ?? []).flatMap(({ name }) => {
      const each = figures.map(({ acts }) => acts.find((act) => act.name === name));
      const [first, last] = [each[0], large?.acts.find((act) => act.name === name)];
      const slower = first && last ? first.perSecond.median / last.perSecond.median : undefined;
      return [
        [`${name}: per second`, ...each.map(rate), ...comparison(name, slower, last)],
        ['p50, p99 in ms', ...each.map(latencies), '', ''],
        [
          'slowest statement in ms',
          ...each.map((one) => figure(one?.slowestMs ?? 0, 1)),
          '',
          statementLimit(each),
        ],
      ];
    }),
  };
}

const sizeOf = ({ size }: MembershipFigures): string =>
  `${figure(size.members)} members, ${figure(size.communities)} communities, ${figure(size.stints)} stints`;

const rate = (one: ActFigures | undefined): string => (one ? spread(one.perSecond) : '');
const latencies = (one: ActFigures | undefined): string =>
  one ? `${spread(one.p50, 1)}, ${spread(one.p99, 1)}` : '';

/** What is asked of the act at the larger size, and whether this run reached it. */
function comparison(
  name: string,
  slower: number | undefined,
  last: ActFigures | undefined,
): readonly string[] {
  if (slower === undefined || !last) return ['', ''];
  // What it finds differs tenfold, so the two are not the same act: for reading only.
  if (name === wordOfAll) return [figure(slower, 2), ''];
  const { timesSlower, joinsPerSecond } = budgets.membership;
  const demanded = [verdict(`${timesSlower}`, slower <= timesSlower)];
  if (name.startsWith('join')) {
    demanded.push(
      verdict(`${figure(joinsPerSecond)}/s at least`, last.perSecond.median >= joinsPerSecond),
    );
  }
  return [figure(slower, 2), demanded.join('; ')];
}

const statementLimit = (each: readonly (ActFigures | undefined)[]): string => {
  const { statementMs } = budgets.membership;
  return verdict(
    `${statementMs}`,
    each.every((one) => (one?.slowestMs ?? 0) <= statementMs),
  );
};

const verdict = (wanted: string, reached: boolean): string =>
  `${wanted}: ${reached ? 'reached' : 'missed'}`;
