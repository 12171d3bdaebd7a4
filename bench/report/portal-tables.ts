// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OperationFigures, PortalFigures } from '../portal/measure.js';
import { figure, spread } from './format.js';
import { budgets } from './results.js';
import type { Table } from './write-table.js';

/** What portals ask, each beside its bare route; and how soon webhooks arrive. */
export const portalTables = (figures: PortalFigures): readonly Table[] => [
  {
    title: `What portals ask, ${figure(figures.members)} members, each beside a bare route with the same SQL`,
    head: [
      '',
      'statements',
      'per second',
      'bare',
      'ratio',
      'CPU in ms',
      'bare',
      'ratio',
      'one client alone, ms',
      'asked',
    ],
    rows: figures.operations.map((one) => [
      one.name,
      figure(one.statements),
      spread(one.piazza.perSecond),
      spread(one.bare.perSecond),
      `${figure(ratio(one, 'perSecond'), 2)} x`,
      spread(one.piazza.cpuMs, 2),
      spread(one.bare.cpuMs, 2),
      `${figure(ratio(one, 'cpuMs'), 2)} x`,
      spread(one.alone, 2),
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
  const times = {
    'by rate': single.piazza.perSecond.median / one.piazza.perSecond.median,
    'by CPU of the service': one.piazza.cpuMs.median / single.piazza.cpuMs.median,
    'for one client alone': one.alone.median / single.alone.median,
  };
  const verdicts = Object.entries(times).map(([how, many]) =>
    verdict(`${figure(many, 2)} ${how}`, many <= batchTimesOne),
  );
  return `${batchTimesOne} times one question at most; ${verdicts.join('; ')}`;
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
