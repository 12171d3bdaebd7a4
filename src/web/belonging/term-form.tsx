// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { affiliationLosses, type MembershipTerm } from '../../membership/domain/term/term.js';
import { RadioGroup } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextField } from '../components/field.js';
import { Offered } from '../components/offered.js';
import { useView } from '../view.js';

interface TermFormProps {
  readonly slug: string;
  readonly term: MembershipTerm;
  readonly form: FormState | undefined;
}

/** How long a membership lasts here, and how long one may still renew it. */
export function TermForm({ slug, term, form }: TermFormProps): VNode {
  const { t } = useView();
  const shown = form ? { form } : {};
  const action = `/c/${slug}/manage/term`;
  return (
    <Offered forms={[{ action }]}>
      <section class="section narrow">
        <h2>{t('term.title')}</h2>
        <p>{t('term.lead')}</p>
        <EntryForm action={action} form={form} submit={t('term.save')}>
          <TextField
            name="months"
            type="number"
            label={t('term.months')}
            hint={t('term.months.hint')}
            initial={term.months?.toString()}
            {...shown}
          />
          <TextField
            name="grace_days"
            type="number"
            label={t('term.grace')}
            hint={t('term.grace.hint')}
            initial={term.graceDays.toString()}
            required
            {...shown}
          />
          <RadioGroup
            name="on_loss"
            legend={t('term.loss')}
            options={affiliationLosses.map((value) => ({ value, text: t(`term.loss.${value}`) }))}
            initial={term.onLoss}
            {...shown}
          />
        </EntryForm>
      </section>
    </Offered>
  );
}
