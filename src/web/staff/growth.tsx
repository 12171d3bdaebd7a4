// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatMonth, formatNumber } from '../../i18n/format.js';
import type { memberGrowth } from '../../membership/use-cases/member-growth.js';
import { BarChart } from '../charts/bar-chart.js';
import { Figure } from '../charts/figure.js';
import { useView } from '../view.js';

type Months = Awaited<ReturnType<typeof memberGrowth>>;

/** So many months fit on a screen. */
const shown = 24;

/** How a community grew, month by month. */
export function Growth({ months }: { months: Months }): VNode {
  const { locale, t } = useView();
  const bars = months
    .slice(-shown)
    .map(({ month, members }) => ({ name: formatMonth(locale, month), value: members }));
  const title = t('staff.growth.title');
  return (
    <section class="section">
      <h2>{title}</h2>
      {bars.length === 0 ? (
        <p class="empty">{t('staff.growth.none')}</p>
      ) : (
        <Figure
          title={title}
          columns={[t('staff.growth.month'), t('staff.growth.members')]}
          rows={bars.map(({ name, value }) => [name, formatNumber(locale, value)] as const)}
        >
          <BarChart title={title} bars={bars} />
        </Figure>
      )}
    </section>
  );
}
