// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { reportGrounds, type ReportOutcome } from '../../membership/domain/reports/report.js';
import type { ListedReport } from '../../membership/use-cases/reports/read-reports.js';
import { RadioGroup } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import { emptyForm, type FormState, TextArea, TextField } from '../components/field.js';
import { useView } from '../view.js';

/** What was typed into one of the forms of a report, by the end of its address. */
export type ReportForms = Readonly<Partial<Record<'decide' | 'refer' | 'review', FormState>>>;

interface FormProps {
  /** The address of the report, under which its forms are sent. */
  readonly here: string;
  readonly forms: ReportForms;
}

/** What is decided, on what ground, and why (Regulation (EU) 2022/2065, art. 17(3)). */
export function DecisionForm({
  here,
  outcomes,
  forms,
}: FormProps & { readonly outcomes: readonly ReportOutcome[] }): VNode {
  const { t } = useView();
  const form = forms.decide ?? emptyForm;
  return (
    <section class="section">
      <h2>{t('reports.decide')}</h2>
      <p>{t('reports.decide.lead')}</p>
      <EntryForm action={`${here}/decide`} form={form} submit={t('reports.decide.send')}>
        <RadioGroup
          name="outcome"
          legend={t('reports.decide.outcome')}
          options={outcomes.map((value) => ({ value, text: t(`reports.outcome.${value}`) }))}
          form={form}
          required
        />
        {outcomes.includes('suspension') ? (
          <TextField
            name="days"
            type="number"
            label={t('reports.decide.days')}
            hint={t('reports.decide.days.hint')}
            form={form}
          />
        ) : null}
        <RadioGroup
          name="ground"
          legend={t('reports.decide.ground')}
          options={reportGrounds.map((value) => ({ value, text: t(`reports.ground.${value}`) }))}
          initial="rules"
          form={form}
        />
        <TextArea
          name="reason"
          label={t('reports.decide.reason')}
          hint={t('reports.decide.reason.hint')}
          rows={5}
          maxLength={2_000}
          form={form}
          required
        />
      </EntryForm>
    </section>
  );
}

/** The way to those who can do more. */
export function ReferralForm({ here, forms }: FormProps): VNode {
  const { t } = useView();
  return (
    <section class="section">
      <h2>{t('reports.refer')}</h2>
      <p>{t('reports.refer.text')}</p>
      <EntryForm
        action={`${here}/refer`}
        form={forms.refer ?? emptyForm}
        submit={t('reports.refer.send')}
        look="outline-primary"
      >
        <TextArea
          name="note"
          label={t('reports.refer.note')}
          maxLength={2_000}
          form={forms.refer ?? emptyForm}
          required
        />
      </EntryForm>
    </section>
  );
}

/** What the person says against the decision, and the answer of the regional staff. */
export function ReviewForm({
  here,
  report,
  forms,
}: FormProps & { readonly report: ListedReport }): VNode {
  const { t } = useView();
  const form = forms.review ?? emptyForm;
  const options = (['kept', 'reversed'] as const).map((value) => ({
    value,
    text: t(`reports.review.${value}`),
  }));
  return (
    <section class="section">
      <h2>{t('reports.review')}</h2>
      <h3>{t('reports.review.said')}</h3>
      <blockquote>{report.objection}</blockquote>
      <EntryForm action={`${here}/review`} form={form} submit={t('reports.review.send')}>
        <RadioGroup
          name="review"
          legend={t('reports.review.verdict')}
          options={options}
          form={form}
          required
        />
        <TextArea
          name="review_reason"
          label={t('reports.review.reason')}
          maxLength={2_000}
          form={form}
          required
        />
      </EntryForm>
    </section>
  );
}
