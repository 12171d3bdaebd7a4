// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { ListedExport } from '../../membership/use-cases/exporting/read-exporting.js';
import { Checkbox } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import type { FormState } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { useView } from '../view.js';
import { Exports } from '../exporting/mine.js';
import { MeFrame } from './frame.js';

/** To take one's data along, to see who receives them, to have them erased. */
export function Data({
  form,
  exports,
}: {
  readonly form: FormState;
  /** Lists of members in which they may have been. */
  readonly exports: readonly ListedExport[];
}): VNode {
  const { t } = useView();
  return (
    <MeFrame title={t('data.title')} lead={t('data.lead')}>
      <section class="section">
        <h2>{t('data.export.title')}</h2>
        <p>{t('data.export.text')}</p>
        <a class="btn btn-primary" href="/me/data/export" download>
          <Icon name="download" />
          {t('data.export.button')}
        </a>
      </section>
      <section class="section">
        <h2>{t('data.portals.title')}</h2>
        <p>
          <a href="/me/portals">{t('data.portals.link')}</a>
        </p>
      </section>
      <Exports exports={exports} />
      <section class="panel">
        <h2>{t('data.erase.title')}</h2>
        <p>{t('data.erase.text')}</p>
        <EntryForm
          action="/me/data/erase"
          form={form}
          submit={t('data.erase.button')}
          look="danger"
        >
          <Checkbox name="confirmed" label={t('data.erase.confirm')} form={form} required />
        </EntryForm>
      </section>
    </MeFrame>
  );
}
