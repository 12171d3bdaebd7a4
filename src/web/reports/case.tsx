// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { ListedReport, ReportCase } from '../../membership/use-cases/reports/read-reports.js';
import { Alert } from '../components/alert.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';
import { DecisionForm, ReferralForm, ReviewForm, type ReportForms } from './case-forms.js';
import { Due } from './queue.js';
import { aboutOf } from './words.js';

interface CaseProps {
  readonly found: ReportCase;
  readonly forms: ReportForms;
  readonly now: Date;
}

/** One report for whoever decides it; nothing on it says who wrote it. */
export function ReportPage({ found, forms, now }: CaseProps): VNode {
  const { t } = useView();
  const { report, outcomes, refers, reviews } = found;
  const here = `/reports/${report.id}`;
  return (
    <div class="narrow">
      <PageHead title={aboutOf(t, report)} lead={report.community.name} />
      <Said report={report} now={now} />
      {reviews ? <ReviewForm {...{ here, report, forms }} /> : null}
      {outcomes.length > 0 ? <DecisionForm {...{ here, outcomes, forms }} /> : null}
      {refers ? <ReferralForm {...{ here, forms }} /> : null}
    </div>
  );
}

function Said({ report, now }: { readonly report: ListedReport; readonly now: Date }): VNode {
  const { locale, t } = useView();
  const { slug } = report.community;
  const card = report.cardId && `/c/${slug}/cards/${report.cardId}`;
  const sent = t('reports.sent', { date: formatDate(locale, report.openedAt) });
  return (
    <section class="section">
      <h2>{t('reports.said')}</h2>
      <p>
        {t(`reports.reason.${report.reasonCode}`)}, {sent}
      </p>
      {report.status === 'open' ? (
        <p>
          <Due report={report} now={now} />
        </p>
      ) : null}
      <blockquote>{report.body}</blockquote>
      {report.kind === 'conduct' ? null : (
        <p>
          <a href={card ?? `/c/${slug}`}>{t(card ? 'reports.see_card' : 'reports.see_text')}</a>
        </p>
      )}
      {report.note ? (
        <>
          <h3>{t('reports.note')}</h3>
          <blockquote>{report.note}</blockquote>
        </>
      ) : null}
      {report.outcome ? (
        <Alert title={t(`reports.outcome.${report.outcome}`)}>{report.reason ?? ''}</Alert>
      ) : null}
    </section>
  );
}
