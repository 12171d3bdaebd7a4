// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate, formatNumber } from '../../i18n/format.js';
import type { Overview } from '../../membership/use-cases/read-overview.js';
import { BarChart } from '../charts/bar-chart.js';
import { Figure } from '../charts/figure.js';
import { Pagination } from '../components/pagination.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';
import { textOr } from '../words.js';

/** Communities that may soon have nobody to answer for them, and why. */
export function AtRisk({ atRisk }: Pick<Overview, 'atRisk'>): VNode | null {
  const { locale, t } = useView();
  if (atRisk.items.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('network.risk')}</h2>
      <p>{t('network.risk.lead')}</p>
      <ul class="rows">
        {atRisk.items.map(({ slug, name, risks, until }) => (
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
      <Pagination next={atRisk.next} of={t('network.risk')} />
    </section>
  );
}

/** What communities are about, which programmes link them and where they are: charts, and tables. */
export function Coverage({
  topics,
  programmes,
  territories,
}: Pick<Overview, 'topics' | 'programmes' | 'territories'>): VNode {
  const { t } = useView();
  return (
    <>
      <Counted
        title={t('network.topics')}
        what={t('founding.field.topics')}
        more={topics.hasMore}
        counts={topics.items.map(({ topic, communities }) => ({
          name: textOr(t, `topic.${topic}`, topic),
          value: communities,
        }))}
      />
      <Counted
        title={t('network.programmes')}
        what={t('catalogue.programme')}
        more={programmes.hasMore}
        counts={programmes.items.map(({ name, communities }) => ({ name, value: communities }))}
      />
      <Counted
        title={t('network.provinces')}
        what={t('staff.chart.territory')}
        counts={territories.map(({ province, communities }) => ({
          name: province
            ? textOr(t, `province.${province}`, province)
            : t('catalogue.whole_region'),
          value: communities,
        }))}
      />
    </>
  );
}

interface CountedProps {
  readonly title: string;
  readonly what: string;
  /** Whether these are only the largest. */
  readonly more?: boolean;
  readonly counts: readonly { readonly name: string; readonly value: number }[];
}

function Counted({ title, what, counts, more = false }: CountedProps): VNode | null {
  const { locale, t } = useView();
  if (counts.length === 0) return null;
  return (
    <section class="section">
      <h2>{title}</h2>
      {more ? <p>{t('network.largest', { count: counts.length })}</p> : null}
      <Figure
        title={title}
        columns={[what, t('network.communities')]}
        rows={counts.map(({ name, value }) => [name, formatNumber(locale, value)] as const)}
      >
        <BarChart title={title} bars={counts} />
      </Figure>
    </section>
  );
}
