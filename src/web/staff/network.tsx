// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate, formatNumber } from '../../i18n/format.js';
import type { Overview } from '../../membership/use-cases/read-overview.js';
import { BarChart } from '../charts/bar-chart.js';
import { Figure } from '../charts/figure.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';
import { textOr } from '../words.js';

/** Communities that may soon have nobody to answer for them, and why. */
export function AtRisk({ atRisk }: Pick<Overview, 'atRisk'>): VNode | null {
  const { locale, t } = useView();
  if (atRisk.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('network.risk')}</h2>
      <p>{t('network.risk.lead')}</p>
      <ul class="rows">
        {atRisk.map(({ slug, name, risks, until }) => (
          <li key={slug}>
            <div class="rows-main">
              <h3>
                <a href={`/staff/communities/${slug}`}>{name}</a>
              </h3>
              <p>{t('network.risk.until', { date: formatDate(locale, until) })}</p>
            </div>
            <ul class="tags">
              {risks.map((risk) => (
                <li key={risk}>
                  <Tag tone={risk === 'single' ? 'warning' : 'danger'}>
                    {t(`network.risk.${risk}`)}
                  </Tag>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What communities are about, as a chart and as a table. */
export function Topics({ topics }: Pick<Overview, 'topics'>): VNode | null {
  const { locale, t } = useView();
  if (topics.length === 0) return null;
  const bars = topics.map(({ topic, communities }) => ({
    name: textOr(t, `topic.${topic}`, topic),
    value: communities,
  }));
  return (
    <section class="section">
      <h2>{t('network.topics')}</h2>
      <Figure
        title={t('network.topics')}
        columns={[t('founding.field.topics'), t('network.communities')]}
        rows={bars.map(({ name, value }) => [name, formatNumber(locale, value)] as const)}
      >
        <BarChart title={t('network.topics')} bars={bars} />
      </Figure>
    </section>
  );
}
