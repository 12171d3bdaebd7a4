// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OperationFigures, PortalFigures } from '../portal/measure.js';
import { figure, spread } from './format.js';
import { budgets } from './results.js';
import type { Table } from './write-table.js';

/** What portals ask, each beside its bare route; and how soon webhooks arrive. */
export const portalTables = (figures: PortalFigures): readonly Table[] => [
  {
    title: `What portals ask, ${figure(figures.members)} members, each beside a bare route with the same SQL`,
    head: ['', 'statements', 'per second', 'bare', 'ratio', 'CPU in ms', 'bare', 'ratio', 'asked'],
    rows: figures.operations.map((one) => [
      one.name,
      figure(one.statements),
      spread(one.piazza.perSecond),
      spread(one.bare.perSecond),
      `${figure(ratio(one, 'perSecond'), 2)} x`,
      spread(one.piazza.cpuMs, 2),
      spread(one.bare.cpuMs, 2),
      `${figure(ratio(one, 'cpuMs'), 2)} x`,
      demanded(one, figures.operations),
    ]),
  },
  webhookTable(figures),
];

const ratio = ({ piazza, bare }: OperationFigures, what: 'perSecond' | 'cpuMs'): number =>
  piazza[what].median / bare[what].median;

function demanded(one: OperationFigures, all: readonly OperationFigures[]): string {
  const { checkToBare, batchTimesOne } = budgets.portal;
  if (one.id === 'check') {
    return verdict(`${checkToBare} of the bare route`, ratio(one, 'perSecond') >= checkToBare);
  }
  const single = all.find(({ id }) => id === 'check');
  if (one.id !== 'check-batch' || !single) return '';
  const times = single.piazza.perSecond.median / one.piazza.perSecond.median;
  return verdict(
    `${figure(times, 1)} times one question, ${batchTimesOne} at most`,
    times <= batchTimesOne,
  );
}

function webhookTable({ webhooks }: PortalFigures): Table {
  const { webhookMs } = budgets.portal;
  const { rate, changes, p50, p99, slowest } = webhooks;
  return {
    title: `Webhooks, from commit to arrival, ${rate} changes a second`,
    head: ['changes', 'p50 in ms', 'p99 in ms', 'slowest', 'p99 asked'],
    rows: [
      [
        figure(changes),
        figure(p50),
        figure(p99),
        figure(slowest),
        verdict(`below ${figure(webhookMs)}`, p99 < webhookMs),
      ],
    ],
  };
}

const verdict = (wanted: string, reached: boolean): string =>
  `${wanted}: ${reached ? 'reached' : 'missed'}`;
