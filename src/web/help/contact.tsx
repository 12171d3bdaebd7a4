// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextArea, TextField } from '../components/field.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

/** Works signed out: it is there above all for those who cannot sign in. */
export function Contact({ form }: { form: FormState }): VNode {
  const { site, t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('contact.title')} lead={t('contact.lead')} />

      <EntryForm action="/contatti" form={form} submit={t('contact.send')}>
        <TextField
          name="email"
          type="email"
          label={t('contact.email')}
          hint={t('contact.email.hint')}
          autocomplete="email"
          form={form}
          required
        />
        <TextArea
          name="message"
          label={t('contact.message')}
          hint={t('contact.message.hint')}
          rows={6}
          maxLength={2_000}
          form={form}
          required
        />
        <TextField
          name="id"
          label={t('contact.request')}
          hint={t('contact.request.hint')}
          form={form}
        />
      </EntryForm>
      <p class="mt-4">
        {t('contact.or')} <a href={`mailto:${site.contactEmail}`}>{site.contactEmail}</a>
      </p>
    </div>
  );
}
