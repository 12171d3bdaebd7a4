// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { restrictedAges } from '../../membership/domain/joining/ages.js';
import { RadioGroup } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextArea } from '../components/field.js';
import { Hidden } from '../components/hidden.js';
import { Offered } from '../components/offered.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

interface AgeFormProps {
  readonly slug: string;
  readonly setAt: Date | undefined;
  readonly form: FormState;
}

/** Of which age class members are, and why. */
export function AgeForm({ slug, setAt, form }: AgeFormProps): VNode {
  const { t } = useView();
  const action = `/c/${slug}/manage/age`;
  return (
    <Offered forms={[{ action }]}>
      <section class="section narrow">
        <h2>{t('ages.title')}</h2>
        <p>{t('ages.lead')}</p>
        {setAt ? (
          <p>
            <Time after={t('ages.set')} at={setAt} />
          </p>
        ) : null}

        <EntryForm action={action} form={form} submit={t('ages.save')}>
          <Hidden fields={{ revision: form.values['revision'] ?? '' }} />
          <RadioGroup
            name="ages"
            legend={t('ages.legend')}
            options={['all' as const, ...restrictedAges].map((value) => ({
              value,
              text: t(`ages.${value}`),
            }))}
            form={form}
            required
          />
          <TextArea
            name="assessment"
            label={t('ages.assessment')}
            hint={t('ages.assessment.hint')}
            maxLength={2_000}
            form={form}
            required
          />
        </EntryForm>
      </section>
    </Offered>
  );
}
