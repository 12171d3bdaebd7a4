// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate, formatNumber } from '../../i18n/format.js';
import type { Locale, Translate } from '../../i18n/translate.js';
import type { Overview } from '../../membership/use-cases/read-overview.js';
import { BarChart } from '../charts/bar-chart.js';
import { Figure } from '../charts/figure.js';
import { Pagination } from '../components/pagination.js';
import { Tag } from '../components/tag.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';
import { textOr } from '../words.js';
import { Crossing } from './crossing.js';
import { StaffFrame } from './frame.js';
import { AtRisk, Coverage } from './network.js';

export function StaffOverview({ overview }: { overview: Overview }): VNode {
  const { t } = useView();
  return (
    <StaffFrame title={t('staff.title')} lead={t('staff.lead')}>
      <Drafts drafts={overview.drafts} />
      <Unmanaged unmanaged={overview.unmanaged} />
      <AtRisk atRisk={overview.atRisk} />
      <Coverage {...overview} />
      <Crossing topics={overview.topics.items} />
      <Territories territories={overview.territories} />
    </StaffFrame>
  );
}

function Drafts({ drafts }: Pick<Overview, 'drafts'>): VNode {
  const { t } = useView();
  return (
    <section class="section">
      <h2>{t('staff.communities')}</h2>
      {drafts.items.length === 0 ? <p class="empty">{t('staff.communities.none')}</p> : null}
      <ul class="rows">
        {drafts.items.map(({ slug, name, createdAt, hasManager }) => (
          <li key={slug}>
            <div class="rows-main">
              <h3>
                <a href={`/staff/communities/${slug}`}>{name}</a>
              </h3>
              <p>
                <Time at={createdAt} />
              </p>
            </div>
            {hasManager ? null : <Tag tone="warning">{t('staff.communities.no_manager')}</Tag>}
          </li>
        ))}
      </ul>
      <Pagination next={drafts.next} param="drafts" of={t('staff.communities')} />
    </section>
  );
}

function Unmanaged({ unmanaged }: Pick<Overview, 'unmanaged'>): VNode | null {
  const { locale, t } = useView();
  if (unmanaged.items.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('staff.unmanaged')}</h2>
      <ul class="rows">
        {unmanaged.items.map(({ slug, name, ...why }) => (
          <li key={slug}>
            <div class="rows-main">
              <h3>
                <a href={`/staff/communities/${slug}`}>{name}</a>
              </h3>
            </div>
            <Tag tone="warning">{reasonOf(t, locale, why)}</Tag>
          </li>
        ))}
      </ul>
      <Pagination next={unmanaged.next} param="unmanaged" of={t('staff.unmanaged')} />
    </section>
  );
}

function reasonOf(
  t: Translate,
  locale: Locale,
  { status, overrunSince }: Pick<Overview['unmanaged']['items'][number], 'status' | 'overrunSince'>,
): string {
  if (status === 'frozen') return t('community.status.frozen');
  if (!overrunSince) return t('role.caretaker');
  return t('staff.unmanaged.overrun', { date: formatDate(locale, overrunSince) });
}

function Territories({ territories }: Pick<Overview, 'territories'>): VNode | null {
  const { locale, t } = useView();
  if (territories.length === 0) return null;
  const bars = territories.map(({ province, members }) => ({
    name: province ? textOr(t, `province.${province}`, province) : t('catalogue.whole_region'),
    value: members,
  }));
  return (
    <section class="section">
      <h2>{t('staff.chart')}</h2>
      <Figure
        title={t('staff.chart.title')}
        columns={[t('staff.chart.territory'), t('staff.chart.members')]}
        rows={bars.map(({ name, value }) => [name, formatNumber(locale, value)] as const)}
      >
        <BarChart title={t('staff.chart.title')} bars={bars} />
      </Figure>
    </section>
  );
}
