// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { cardFields, type CardField } from '../../membership/domain/cards/card.js';
import { Checkbox } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import { Offered } from '../components/offered.js';
import { useView } from '../view.js';

interface FieldsFormProps {
  readonly slug: string;
  readonly chosen: readonly CardField[];
}

/** What members may say of themselves on their cards here. */
export function FieldsForm({ slug, chosen }: FieldsFormProps): VNode {
  const { t } = useView();
  const action = `/c/${slug}/manage/card`;
  return (
    <Offered forms={[{ action }]}>
      <section class="section">
        <h2>{t('card.fields.title')}</h2>
        <p>{t('card.fields.text')}</p>
        <EntryForm action={action} submit={t('card.fields.save')}>
          <fieldset class="field">
            <legend>{t('card.fields.legend')}</legend>
            {cardFields.map((field) => (
              <Checkbox
                name={field}
                label={t(`card.field.${field}`)}
                initial={chosen.includes(field)}
                key={field}
              />
            ))}
          </fieldset>
        </EntryForm>
      </section>
    </Offered>
  );
}
