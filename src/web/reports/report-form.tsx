// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { reportReasons, type ReportKind } from '../../membership/domain/reports/report.js';
import { Alert } from '../components/alert.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { Checkbox, RadioGroup } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextArea } from '../components/field.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

interface ReportFormProps {
  readonly slug: string;
  readonly community: string;
  readonly kind: ReportKind;
  /** Whom it is about; undefined for the texts of the community. */
  readonly about: string | undefined;
  /** The address of this very page. */
  readonly here: string;
  readonly form: FormState;
}

/** What somebody reports: why, in a word and in words (Regulation (EU) 2022/2065, art. 16(2)). */
export function ReportForm(props: ReportFormProps): VNode {
  const { t } = useView();
  const { slug, community, kind, about: name = '', here, form } = props;
  const title = t(`reports.form.${kind}`, { community, name });
  const reasons = reportReasons.map((value) => ({ value, text: t(`reports.reason.${value}`) }));
  return (
    <div class="narrow">
      <Breadcrumb
        crumbs={[
          { text: t('catalogue.title'), href: '/c' },
          { text: community, href: `/c/${slug}` },
          { text: title },
        ]}
      />
      <PageHead title={title} lead={t('reports.form.lead')} />
      <Alert kind="warning">{t('reports.form.urgent')}</Alert>
      <EntryForm action={here} form={form} submit={t('reports.form.send')}>
        <RadioGroup
          name="reason"
          legend={t('reports.form.reason')}
          options={reasons}
          form={form}
          required
        />
        <TextArea
          name="body"
          label={t('reports.form.body')}
          hint={t('reports.form.body.hint')}
          rows={6}
          maxLength={2_000}
          form={form}
          required
        />
        <Checkbox name="good_faith" label={t('reports.form.good_faith')} form={form} required />
      </EntryForm>
    </div>
  );
}
