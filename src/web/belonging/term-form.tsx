// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { affiliationLosses, type MembershipTerm } from '../../membership/domain/term/term.js';
import { RadioGroup } from '../components/choices.js';
import { type FormState, TextField } from '../components/field.js';
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
  return (
    <section class="section narrow">
      <h2>{t('term.title')}</h2>
      <p>{t('term.lead')}</p>
      <form method="post" action={`/c/${slug}/manage/term`} noValidate>
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
        <button type="submit" class="btn btn-primary">
          {t('term.save')}
        </button>
      </form>
    </section>
  );
}
