// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { RadioGroup } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import { emptyForm, type FormState, TextArea } from '../components/field.js';
import { takeDraftOf } from '../draft.js';
import { useView } from '../view.js';

export type CaseForms = Readonly<Partial<Record<'message' | 'decision', FormState>>>;

/** What was typed into one of the two forms of a case before signing in. */
export function draftOfCase(req: Request, res: Response): CaseForms {
  const draft = takeDraftOf(req, res);
  if (!draft) return {};
  return draft.act === 'messages' ? { message: draft.form } : { decision: draft.form };
}

interface CaseProps {
  /** The address of the case, under which its forms are sent. */
  readonly here: string;
  readonly forms: CaseForms;
}

/** One more word in a case that is open. */
export function MessageForm({ here, forms }: CaseProps): VNode {
  const { t } = useView();
  return (
    <EntryForm
      action={`${here}/messages`}
      form={forms.message ?? emptyForm}
      submit={t('my_measures.answer.send')}
      look="outline-primary"
    >
      <TextArea
        name="message"
        label={t('my_measures.answer')}
        rows={5}
        maxLength={5_000}
        form={forms.message ?? emptyForm}
        required
      />
    </EntryForm>
  );
}

/** The word of the regional staff, with its reason for both sides. */
export function VerdictForm({
  here,
  forms,
  words,
}: CaseProps & {
  readonly words: Readonly<Record<'upheld' | 'dismissed' | 'send', string>>;
}): VNode {
  const { t } = useView();
  const options = (['upheld', 'dismissed'] as const).map((verdict) => ({
    value: verdict,
    text: words[verdict],
  }));
  const form = forms.decision ?? emptyForm;
  return (
    <>
      <h3>{t('appeals.decide')}</h3>
      <EntryForm action={`${here}/decide`} form={form} submit={words.send}>
        <RadioGroup name="verdict" legend={t('appeals.verdict')} options={options} form={form} />
        <TextArea
          name="reason"
          label={t('appeals.reason')}
          rows={4}
          maxLength={2_000}
          form={form}
          required
        />
      </EntryForm>
    </>
  );
}
