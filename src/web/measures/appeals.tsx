// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type {
  listAppeals,
  MeasurePage,
} from '../../membership/use-cases/measures/read-measures.js';
import { Correspondence } from '../cases/correspondence.js';
import { MessageForm, VerdictForm, type CaseForms } from '../cases/forms.js';
import { Pagination } from '../components/pagination.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';
import { MeasureSummary } from './measure-list.js';

type Waiting = Awaited<ReturnType<typeof listAppeals>>;

/** Appeals that wait, the oldest first. */
export function Appeals({ appeals: { items, next } }: { appeals: Waiting }): VNode {
  const { locale, t } = useView();
  return (
    <StaffFrame title={t('appeals.title')}>
      {items.length === 0 ? <p class="empty">{t('appeals.none')}</p> : null}
      <ul class="rows">
        {items.map(({ id, openedAt, measure }) => {
          const kind = t(`measure.kind.${measure.kind}`);
          return (
            <li key={id}>
              <div class="rows-main">
                <h2>
                  <a href={`/staff/appeals/${id}`}>
                    {t('appeals.of', { kind, name: measure.displayName })}
                  </a>
                </h2>
                <p>
                  {measure.community?.name ?? t('measure.everywhere')},{' '}
                  {t('appeals.waiting', { date: formatDate(locale, openedAt) })}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
      <Pagination next={next} />
    </StaffFrame>
  );
}

/** One appeal: the decision, what both sides say, and the verdict. */
export function AppealPage({ page, forms }: { page: MeasurePage; forms: CaseForms }): VNode {
  const { locale, t } = useView();
  const { measure, appeal, messages } = page;
  const name = measure.displayName;
  const here = `/staff/appeals/${appeal?.id ?? ''}`;
  const verdict = measure.kind === 'revocation' ? 'appeals.verdict.role' : 'appeals.verdict';
  const words = {
    upheld: t(`${verdict}.upheld`),
    dismissed: t(`${verdict}.dismissed`),
    send: t('appeals.decide.send'),
  };
  return (
    <StaffFrame title={t('appeals.title')}>
      <section class="section narrow">
        <h2>{measure.community?.name ?? t('measure.everywhere')}</h2>
        <MeasureSummary measure={measure} title={measure.displayName} />
        <Correspondence
          messages={messages}
          heading={({ fromMember, writtenAt }) => {
            const date = formatDate(locale, writtenAt);
            return fromMember
              ? t('appeals.person', { name, date })
              : t('my_measures.staff', { date });
          }}
        />
        {appeal?.status === 'open' ? (
          <>
            <MessageForm here={here} forms={forms} />
            <VerdictForm {...{ here, forms, words }} />
          </>
        ) : null}
        {appeal?.reason ? <blockquote>{appeal.reason}</blockquote> : null}
      </section>
    </StaffFrame>
  );
}
