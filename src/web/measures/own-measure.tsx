// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { MeasurePage } from '../../membership/use-cases/measures/read-measures.js';
import { Correspondence } from '../cases/correspondence.js';
import { Alert } from '../components/alert.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextArea } from '../components/field.js';
import { MeFrame } from '../me/frame.js';
import { useView } from '../view.js';
import { MeasureSummary } from './measure-list.js';

interface OwnMeasureProps {
  readonly page: MeasurePage;
  readonly form: FormState;
}

/** One decision about the reader, with the appeal. */
export function OwnMeasure({ page, form }: OwnMeasureProps): VNode {
  const { locale, t } = useView();
  const { measure, appeal } = page;
  const here = `/me/measures/${measure.id}`;
  return (
    <MeFrame title={t('my_measures.title')}>
      <section class="section narrow">
        <h2>{measure.community?.name ?? t('measure.everywhere')}</h2>
        <MeasureSummary measure={measure} title={t('my_measures.reason')} />
        <h3>{t('my_measures.appeal')}</h3>
        {appeal ? null : <p>{t('my_measures.appeal.text')}</p>}
        <Correspondence
          messages={page.messages}
          heading={({ fromMember, writtenAt }) =>
            t(fromMember ? 'my_measures.you' : 'my_measures.staff', {
              date: formatDate(locale, writtenAt),
            })
          }
        />
        {appeal?.reason ? (
          <Alert title={t('my_measures.decision')}>
            {t(`measure.appeal.${appeal.status}`)}: {appeal.reason}
          </Alert>
        ) : null}
        {appeal && appeal.status !== 'open' ? null : (
          <EntryForm
            action={appeal ? `${here}/messages/${appeal.id}` : `${here}/appeal`}
            form={form}
            submit={t(appeal ? 'my_measures.answer.send' : 'my_measures.appeal.send')}
          >
            <TextArea
              name="message"
              label={t('my_measures.appeal.message')}
              rows={6}
              maxLength={5_000}
              form={form}
              required
            />
          </EntryForm>
        )}
      </section>
    </MeFrame>
  );
}
