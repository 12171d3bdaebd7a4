// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { ListedReport } from '../../membership/use-cases/reports/read-reports.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';
import { aboutOf } from './words.js';

interface QueueProps {
  readonly items: readonly ListedReport[];
  /** Said where nothing waits. */
  readonly none: string;
  readonly now: Date;
  /** Whether to say in which community each is. */
  readonly places?: boolean;
}

/** Reports that wait, due first. */
export function Queue({ items, none, now, places = false }: QueueProps): VNode {
  const { locale, t } = useView();
  return (
    <>
      {items.length === 0 ? <p class="empty">{none}</p> : null}
      <ul class="rows">
        {items.map((report) => (
          <li key={report.id}>
            <div class="rows-main">
              <h3>
                <a href={`/reports/${report.id}`}>{aboutOf(t, report)}</a>
              </h3>
              <p>
                {places ? `${report.community.name}, ` : ''}
                {t(`reports.reason.${report.reasonCode}`)},{' '}
                {t('reports.sent', { date: formatDate(locale, report.openedAt) })}
              </p>
            </div>
            {report.status === 'open' ? <Due report={report} now={now} /> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Until when it is to be decided, and whether that has passed. */
export function Due({ report, now }: { readonly report: ListedReport; readonly now: Date }): VNode {
  const { locale, t } = useView();
  const date = formatDate(locale, report.dueAt);
  const isLate = report.dueAt < now;
  return (
    <Tag tone={isLate ? 'danger' : 'info'}>
      {t(isLate ? 'reports.late' : 'reports.due', { date })}
    </Tag>
  );
}
