// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import { promisedBy } from '../../membership/domain/reports/report.js';
import type { ListedReport } from '../../membership/use-cases/reports/read-reports.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextArea } from '../components/field.js';
import { Tag } from '../components/tag.js';
import { MeFrame } from '../me/frame.js';
import { useView } from '../view.js';
import { aboutOf } from './words.js';

interface MineProps {
  readonly own: readonly ListedReport[];
  readonly about: readonly ListedReport[];
  /** The objection that lacked its words. */
  readonly failed: { readonly id: string; readonly form: FormState } | undefined;
}

/** What the reader reported, and what was decided about them. */
export function MyReports({ own, about, failed }: MineProps): VNode {
  const { t } = useView();
  return (
    <MeFrame title={t('reports.mine')}>
      <section class="section">
        <h2>{t('reports.mine.own')}</h2>
        {own.length === 0 ? <p class="empty">{t('reports.mine.own.none')}</p> : null}
        <ul class="rows">
          {own.map((report) => (
            <Own report={report} key={report.id} />
          ))}
        </ul>
        {own.length > 0 ? <p>{t('reports.mine.again')}</p> : null}
      </section>
      <section class="section">
        <h2>{t('reports.mine.about')}</h2>
        {about.length === 0 ? <p class="empty">{t('reports.mine.about.none')}</p> : null}
        <ul class="rows">
          {about.map((report) => (
            <Decision
              report={report}
              form={failed?.id === report.id ? failed.form : undefined}
              key={report.id}
            />
          ))}
        </ul>
      </section>
    </MeFrame>
  );
}

function Own({ report }: { readonly report: ListedReport }): VNode {
  const { locale, t } = useView();
  const { status, outcome, community, openedAt } = report;
  const date = formatDate(locale, promisedBy(report));
  return (
    <li>
      <div class="rows-main">
        <h3>{aboutOf(t, report)}</h3>
        <p>
          {community.name}, {t('reports.sent', { date: formatDate(locale, openedAt) })}
        </p>
        <blockquote>{report.body}</blockquote>
        {status === 'open' ? <p>{t('reports.due', { date })}</p> : null}
        {report.reason ? <p>{report.reason}</p> : null}
      </div>
      <Tag tone={status === 'open' ? 'info' : 'success'}>
        {outcome
          ? t(`reports.outcome.${outcome}`)
          : t(`reports.status.${status === 'over' ? 'over' : 'open'}`)}
      </Tag>
    </li>
  );
}

interface DecisionProps {
  readonly report: ListedReport;
  readonly form: FormState | undefined;
}

/** One decision with all that it owes the person (Regulation (EU) 2022/2065, art. 17(3)). */
function Decision({ report, form }: DecisionProps): VNode {
  const { locale, t } = useView();
  const { id, community, outcome, ground, reason, measureId, decidedAt } = report;
  return (
    <li>
      <div class="rows-main">
        <h3>{outcome ? t(`reports.outcome.${outcome}`) : ''}</h3>
        <p>
          {community.name}
          {decidedAt ? `, ${formatDate(locale, decidedAt)}` : ''}
        </p>
        <blockquote>{reason}</blockquote>
        {ground ? (
          <p>{t('reports.mine.ground', { ground: t(`reports.ground.${ground}`) })}</p>
        ) : null}
        <p>{t('reports.mine.how')}</p>
        {measureId ? <a href={`/me/measures/${measureId}`}>{t('reports.mine.measure')}</a> : null}
        {outcome === 'hide_card' || outcome === 'correction' ? (
          <Objection {...{ id, report, form }} />
        ) : null}
      </div>
    </li>
  );
}

function Objection({ id, report, form }: DecisionProps & { readonly id: string }): VNode {
  const { t } = useView();
  if (report.review) {
    return (
      <p>
        <strong>{t(`reports.review.${report.review}`)}</strong>: {report.reviewReason}
      </p>
    );
  }
  if (report.objection) return <p>{t('reports.mine.objected')}</p>;
  return (
    <details class="disclosure disclosure--inline" open={form !== undefined}>
      <summary>{t('reports.mine.object')}</summary>
      <p>{t('reports.mine.object.text')}</p>
      <EntryForm
        action={`/me/reports/${id}/object`}
        form={form}
        submit={t('reports.mine.object.send')}
      >
        <TextArea
          id={`objection-${id}`}
          name="objection"
          label={t('reports.mine.object.message')}
          maxLength={2_000}
          {...(form && { form })}
          required
        />
      </EntryForm>
    </details>
  );
}
