// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { TermsPage } from '../../membership/use-cases/terms-of-use/read-terms.js';
import { Checkbox } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextArea, TextField } from '../components/field.js';
import { Offered } from '../components/offered.js';
import { useView } from '../view.js';

interface PublishTermsProps {
  readonly terms: TermsPage;
  /** Where everybody reads them. */
  readonly address: string;
  readonly action: string;
  readonly form: FormState;
}

/** The versions so far, and the next one. */
export function PublishTerms({ terms, address, action, form }: PublishTermsProps): VNode {
  const { locale, t } = useView();
  return (
    <>
      <p class="lead">{t('terms.publish.lead')}</p>
      <ul>
        {terms.versions.map(({ number, effectiveFrom, material }) => (
          <li key={number}>
            <a href={`${address}?version=${number}`}>
              {t('terms.version', { number, date: formatDate(locale, effectiveFrom) })}
            </a>
            {material ? ` · ${t('terms.material')}` : ''}
          </li>
        ))}
      </ul>
      <Offered forms={[{ action }]}>
        <h2>{t('terms.publish.next')}</h2>
        <EntryForm action={action} form={form} submit={t('terms.publish.send')}>
          <TextArea
            name="it"
            label={t('terms.publish.it')}
            hint={t('terms.publish.hint')}
            rows={14}
            maxLength={7_000}
            form={form}
            required
          />
          <TextArea
            name="en"
            label={t('terms.publish.en')}
            rows={14}
            maxLength={7_000}
            form={form}
            required
          />
          <Checkbox
            name="material"
            label={t('terms.publish.material')}
            hint={t('terms.publish.material.hint')}
            form={form}
          />
          <TextField
            name="effective_from"
            type="date"
            label={t('terms.publish.from')}
            hint={t('terms.publish.from.hint')}
            form={form}
          />
        </EntryForm>
      </Offered>
    </>
  );
}
