// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type {
  listAppeals,
  MeasurePage,
} from '../../membership/use-cases/measures/read-measures.js';
import { RadioGroup } from '../components/choices.js';
import { emptyForm, type FormState, TextArea } from '../components/field.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';
import { MeasureSummary } from './measure-list.js';

type Waiting = Awaited<ReturnType<typeof listAppeals>>;

/** Appeals that wait, the oldest first. */
export function Appeals({ appeals }: { appeals: Waiting }): VNode {
  const { locale, t } = useView();
  return (
    <StaffFrame title={t('appeals.title')}>
      {appeals.length === 0 ? <p class="empty">{t('appeals.none')}</p> : null}
      <ul class="rows">
        {appeals.map(({ id, openedAt, measure }) => {
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
    </StaffFrame>
  );
}

export type AppealForms = Readonly<Partial<Record<'message' | 'decision', FormState>>>;

/** One appeal: the decision, what both sides say, and the verdict. */
export function AppealPage({ page, forms }: { page: MeasurePage; forms: AppealForms }): VNode {
  const { t } = useView();
  const { measure, appeal } = page;
  const isOpen = appeal?.status === 'open';
  return (
    <StaffFrame title={t('appeals.title')}>
      <section class="section narrow">
        <h2>{measure.community?.name ?? t('measure.everywhere')}</h2>
        <MeasureSummary measure={measure} title={measure.displayName} />
        <Correspondence page={page} />
        {isOpen ? <Forms here={`/staff/appeals/${appeal.id}`} forms={forms} /> : null}
        {appeal?.reason ? <blockquote>{appeal.reason}</blockquote> : null}
      </section>
    </StaffFrame>
  );
}

function Correspondence({ page }: { page: MeasurePage }): VNode {
  const { locale, t } = useView();
  const name = page.measure.displayName;
  return (
    <ul class="rows">
      {page.messages.map(({ fromMember, body, writtenAt }) => {
        const date = formatDate(locale, writtenAt);
        return (
          <li key={writtenAt.getTime()}>
            <div class="rows-main">
              <h3>
                {fromMember
                  ? t('appeals.person', { name, date })
                  : t('my_measures.staff', { date })}
              </h3>
              <blockquote>{body}</blockquote>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Forms({ here, forms }: { here: string; forms: AppealForms }): VNode {
  const { t } = useView();
  const options = (['upheld', 'dismissed'] as const).map((verdict) => ({
    value: verdict,
    text: t(`appeals.verdict.${verdict}`),
  }));
  return (
    <>
      <form method="post" action={`${here}/messages`} noValidate>
        <TextArea
          name="message"
          label={t('my_measures.answer')}
          rows={5}
          maxLength={5_000}
          form={forms.message ?? emptyForm}
          required
        />
        <button type="submit" class="btn btn-outline-primary">
          {t('my_measures.answer.send')}
        </button>
      </form>
      <h3>{t('appeals.decide')}</h3>
      <form method="post" action={`${here}/decide`} noValidate>
        <RadioGroup
          name="verdict"
          legend={t('appeals.verdict')}
          options={options}
          form={forms.decision ?? emptyForm}
        />
        <TextArea
          name="reason"
          label={t('appeals.reason')}
          rows={4}
          maxLength={2_000}
          form={forms.decision ?? emptyForm}
          required
        />
        <button type="submit" class="btn btn-primary">
          {t('appeals.decide.send')}
        </button>
      </form>
    </>
  );
}
